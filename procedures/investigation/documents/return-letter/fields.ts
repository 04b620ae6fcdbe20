/** 退回委托材料通知书: form 3 annexed to the 2026 opinions, stub and body. The papers go back with the reason (OP26 4). */
import { sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import { defineTemplate, passage } from '@guilu/platform/documents/template.ts';
import { commissionFields, exampleAgency, exampleCommission } from '../commission-fields.ts';

export const returnLetterForm = defineTemplate({
  id: 'commission-return',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '退回委托材料通知书', en: 'Return of a commission' },
  fields: { ...sealFields, ...commissionFields, reason: passage('退回理由') },
  example: {
    ...exampleAgency,
    ...exampleCommission,
    documentNumber: '（2026）青矫调退字第1号',
    reason: '经实地走访，委托函载明的居所不存在，当事人未在该处居住，电话沟通后仍不能确定其居所',
  },
});
