/** 调查评估意见书: form 4 annexed to the 2026 opinions. What was found, part by part, and the opinion (IM 14); a copy goes to the procuratorate. */
import { sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import { choice, defineTemplate, optional, passage, rows, text } from '@guilu/platform/documents/template.ts';
import { commissionFields, exampleAgency, exampleCommission } from '../commission-fields.ts';

const { issuedBy: _issuedBy, approvedBy: _approvedBy, issuedOn: _issuedOn, ...asked } = commissionFields;
const { issuedBy: _by, approvedBy: _approved, issuedOn: _on, ...exampleAsked } = exampleCommission;

export const assessmentOpinionForm = defineTemplate({
  id: 'assessment-opinion',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '调查评估意见书', en: 'Opinion of an investigation' },
  fields: {
    ...sealFields,
    ...asked,
    residence: optional(passage('居住地', { blank: '不详' })),
    investigators: text('调查人员'),
    findings: rows('调查情况', { part: text('调查内容'), found: passage('调查到的情况') }),
    opinion: choice('评估意见', { suitable: '适宜社区矫正', unsuitable: '不适宜社区矫正' }),
    reasons: passage('理由'),
    prohibitions: optional(passage('拟禁止的事项', { blank: '无' })),
    procuratorate: text('执行地人民检察院'),
  },
  example: {
    ...exampleAgency,
    ...exampleAsked,
    documentNumber: '（2026）青矫调评字第12号',
    residence: '岚川省青石县石桥镇柳沟村三组17号',
    investigators: '王敏、张磊',
    findings: [
      { part: '居所', found: '与父母同住，住房属家庭所有，长期居住，居所固定' },
      { part: '家庭社会关系', found: '父母均有固定收入，愿意监督；邻里关系和睦' },
      { part: '村居意见', found: '村委会愿意协助做好社区矫正工作' },
    ],
    opinion: 'suitable',
    reasons: '有固定居所，家庭有监督条件，所在村愿意协助，未发现对所居住社区有重大不良影响',
    procuratorate: '青石县人民检察院',
  },
});
