/**
 * 补齐材料通知书: form 2 annexed to the 2026 opinions, stub and body. Asks the commissioning body for what is missing; the time
 * for the opinion starts when it has come (OP26 4).
 */
import { sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import { defineTemplate, passage } from '@guilu/platform/documents/template.ts';
import { commissionFields, exampleAgency, exampleCommission } from '../commission-fields.ts';

export const completionRequestForm = defineTemplate({
  id: 'completion-request',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '补齐材料通知书', en: 'Request to complete the papers of a commission' },
  fields: { ...sealFields, ...commissionFields, missing: passage('需要补齐的材料') },
  example: {
    ...exampleAgency,
    ...exampleCommission,
    documentNumber: '（2026）青矫调补字第3号',
    missing: '起诉书副本；居所证明',
  },
});
