/**
 * 社区矫正期满鉴定表: the person's own summary and the appraisal before the term ends (IM 53), read out at the
 * announcement when one is held (IM 54).
 */
import {
  correctionFields,
  exampleCorrection,
  examplePerson,
  exampleSeal,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { day, defineTemplate, optional, passage, text } from '@guilu/platform/documents/template.ts';

const { documentNumber: _numbered, ...seal } = sealFields;
const none = { blank: '无' };

export const appraisal = defineTemplate({
  id: 'appraisal',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '社区矫正期满鉴定表', en: 'Appraisal at the end of the term' },
  fields: {
    ...seal,
    ...personFields,
    ...correctionFields,
    formerNames: optional(text('曾用名', none)),
    schooling: optional(text('文化程度')),
    occupation: optional(text('职业或者就业情况')),
    additionalPenalty: optional(passage('附加刑', none)),
    prohibition: optional(passage('禁止令内容', none)),
    group: optional(passage('矫正小组成员')),
    rewards: optional(passage('表扬等奖励情况', none)),
    sanctions: optional(passage('训诫、警告等处罚情况', none)),
    selfSummary: optional(passage('本人总结')),
    summaryOn: optional(day('本人总结日期', { blank: '　　年　月　日' })),
    officeOpinion: optional(passage('司法所鉴定意见')),
    officeSigner: optional(text('司法所签名', { blank: '　　　　' })),
    officeOn: optional(day('司法所签署日期', { blank: '　　年　月　日' })),
    countyOpinion: optional(passage('县级社区矫正机构鉴定意见')),
    resettlement: optional(passage('安置帮教衔接意见')),
    remarks: optional(passage('备注')),
  },
  example: {
    ...exampleSeal,
    ...examplePerson,
    ...exampleCorrection,
    formerNames: '䶮小山',
    schooling: '初中',
    occupation: '木器厂工人',
    additionalPenalty: '罚金人民币五千元（已缴纳）',
    group: '司法所周敏、柳沟村委会陈秀英、妻子何燕、木器厂负责人马建平',
    rewards: '2026年6月表扬一次',
    selfSummary:
      '一年来我按时报告，参加了法治教育和木工技能培训。酒后驾车差一点害了别人，也害了家里，我不会再犯。现在在镇上木器厂做工，收入稳定，打算年底还清借款。',
    summaryOn: '2026-10-08',
    officeOpinion:
      '该对象在社区矫正期间认罪悔罪，遵守报告、会客、外出、迁居等规定，参加教育学习表现认真，就业稳定，家庭关系和睦。建议按期解除社区矫正。',
    officeSigner: '周敏',
    officeOn: '2026-10-20',
    countyOpinion: '同意司法所意见，按期解除社区矫正。',
    resettlement: '本人愿意继续联系，可提供职业介绍。',
  },
});
