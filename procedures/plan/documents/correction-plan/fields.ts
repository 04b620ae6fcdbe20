/** 社区矫正方案: who the person is, the assessment in the whole, state of mind and what is special, measures, and why it was revised (CCL 24, IM 22). */
import {
  categories,
  examplePerson,
  exampleSeal,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { choice, day, defineTemplate, optional, passage, rows, text } from '@guilu/platform/documents/template.ts';

/** The parts that measures belong to. */
export const areaNames = {
  supervision: '监督管理',
  education: '教育学习',
  'public-benefit': '公益活动',
  psychology: '心理辅导',
  help: '帮扶',
} as const;

export const correctionPlan = defineTemplate({
  id: 'correction-plan',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '社区矫正方案', en: 'The correction plan' },
  fields: {
    ...sealFields,
    version: text('版次'),
    stage: choice('矫正阶段', { entry: '入矫阶段', regular: '常规阶段', discharge: '解矫阶段' }),
    name: personFields.name,
    sex: personFields.sex,
    birthDate: personFields.birthDate,
    category: choice('社区矫正类别', categories),
    offence: text('罪名'),
    termFrom: day('社区矫正期限起'),
    termTo: day('社区矫正期限止'),
    assessment: passage('综合评估'),
    features: optional(passage('心理状态和其他特殊情况', { blank: '无' })),
    goals: optional(passage('矫正目标', { blank: '遵守监督管理规定，顺利融入社会' })),
    report: optional(text('定期报告', { blank: '按本县规定' })),
    measures: rows('监督、教育和帮扶措施', {
      area: text('类别'),
      text: passage('措施'),
      by: optional(text('负责人')),
    }),
    reviewOn: optional(day('评估调整日期', { blank: '根据表现适时调整' })),
    reason: optional(passage('调整理由', { blank: '首次制定' })),
    madeBy: text('制定人'),
  },
  example: {
    ...exampleSeal,
    agency: '石桥司法所',
    documentNumber: '（2026）青矫案字第4号',
    version: '2',
    stage: 'regular',
    name: examplePerson.name,
    sex: examplePerson.sex,
    birthDate: examplePerson.birthDate,
    category: 'probation',
    offence: '危险驾驶罪',
    termFrom: '2025-11-01',
    termTo: '2026-10-31',
    assessment: '认罪悔罪，家庭支持较好，有木工手艺；犯罪的主要原因是饮酒习惯。',
    features: '情绪平稳；戒酒意愿较强。',
    goals: '不再酒后驾驶，稳定就业。',
    report: '每月一次',
    measures: [
      { area: '监督管理', text: '每月走访一次，了解饮酒情况', by: '周敏' },
      { area: '教育学习', text: '参加道路交通安全专题学习', by: '周敏' },
      { area: '帮扶', text: '协助参加木工技能培训', by: '马建平' },
    ],
    reviewOn: '2027-01-31',
    reason: '入矫阶段届满，表现稳定，转入常规阶段。',
    madeBy: '周敏',
  },
});
