/**
 * 安置帮教责任书: who helps a released person with what, for how long (PL26 58 to 62). Help by consent: the person may
 * decline or end it at any time and nothing follows from it; the duties are those of the helpers.
 */
import { examplePerson, exampleSeal, personFields, sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import { day, defineTemplate, optional, passage, rows, text } from '@guilu/platform/documents/template.ts';

export const resettlementResponsibilityLetter = defineTemplate({
  id: 'resettlement-responsibility-letter',
  version: '2',
  folder: import.meta.dirname,
  title: { zh: '安置帮教责任书', en: 'Letter of help after release' },
  fields: {
    ...sealFields,
    name: personFields.name,
    sex: personFields.sex,
    birthDate: personFields.birthDate,
    residence: text('居住地'),
    releasedOn: day('回归日期'),
    helpFrom: day('帮教期起'),
    helpTo: day('帮教期止'),
    parties: rows('帮教小组', {
      name: text('姓名或者单位'),
      role: text('身份'),
      duty: passage('负责事项'),
      phone: optional(text('联系电话')),
    }),
    goals: rows('帮扶目标', { goal: passage('目标'), by: optional(day('争取完成日期', { blank: '—' })) }),
    consent: passage('本人意愿'),
    declineContact: text('变更或者退出的联系人和电话'),
    reviewOn: optional(day('下次一起回顾的日期', { blank: '另行约定' })),
  },
  example: {
    ...exampleSeal,
    name: examplePerson.name,
    sex: examplePerson.sex,
    birthDate: examplePerson.birthDate,
    date: '2026-11-03',
    documentNumber: '（2026）青石桥帮字第5号',
    agency: '石桥司法所',
    residence: '岚川省青石县石桥镇柳沟村三组17号',
    releasedOn: '2026-10-31',
    helpFrom: '2026-11-01',
    helpTo: '2031-10-31',
    parties: [
      { name: '周敏', role: '司法所工作人员', duty: '牵头联系，介绍政策和岗位', phone: '990-0000-0001' },
      { name: '陈秀英', role: '柳沟村委会委员', duty: '协助办理低保、大病救助申请' },
      { name: '孙志远', role: '帮教小组志愿者', duty: '陪同参加技能培训' },
      { name: '何燕', role: '家属', duty: '家庭支持' },
    ],
    goals: [
      { goal: '落实离家较近的长期岗位', by: '2027-01-31' },
      { goal: '为母亲办理大病救助', by: '2026-12-31' },
    ],
    consent: '愿意接受上述帮助，同意由周敏每月电话联系一次。',
    declineContact: '石桥司法所周敏，990-0000-0001',
    reviewOn: '2027-02-01',
  },
});
