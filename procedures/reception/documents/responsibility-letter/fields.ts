/**
 * 社区矫正责任书: what the members of the corrections group undertake (IM 19; CCL 25). Signed when the group is formed.
 */
import { examplePerson, exampleSeal, personFields, sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import { categories } from '@guilu/platform/documents/statutory-fields.ts';
import { choice, day, defineTemplate, optional, passage, rows, text } from '@guilu/platform/documents/template.ts';

export const correctionResponsibilityLetter = defineTemplate({
  id: 'correction-responsibility-letter',
  version: '2',
  folder: import.meta.dirname,
  title: { zh: '社区矫正责任书', en: 'Responsibility letter of the corrections group' },
  fields: {
    ...sealFields,
    name: personFields.name,
    sex: personFields.sex,
    birthDate: personFields.birthDate,
    category: choice('社区矫正类别', categories),
    executionPlace: text('执行地'),
    termFrom: day('社区矫正期限起'),
    termTo: day('社区矫正期限止'),
    leader: text('矫正小组组长'),
    members: rows('矫正小组成员', {
      name: text('姓名'),
      role: text('身份'),
      task: passage('负责事项'),
      phone: optional(text('联系电话')),
    }),
    measures: optional(passage('针对性措施', { blank: '按矫正方案执行' })),
  },
  example: {
    ...exampleSeal,
    name: examplePerson.name,
    sex: examplePerson.sex,
    birthDate: examplePerson.birthDate,
    date: '2025-11-12',
    documentNumber: '（2025）青石桥矫责字第9号',
    agency: '石桥司法所',
    category: 'probation',
    executionPlace: '岚川省青石县石桥镇',
    termFrom: '2025-11-01',
    termTo: '2026-10-31',
    leader: '周敏',
    members: [
      { name: '周敏', role: '司法所工作人员', task: '组织小组工作，落实矫正方案', phone: '990-0000-0001' },
      { name: '陈秀英', role: '柳沟村委会委员', task: '协助走访，了解思想和生活状况' },
      { name: '何燕', role: '家属', task: '日常关心、提醒按时报告' },
      { name: '马建平', role: '木器厂负责人', task: '提供岗位，支持参加学习' },
    ],
    measures: '每月个别谈话一次；支持参加木工技能培训；饮酒问题由家属提醒。',
  },
});
