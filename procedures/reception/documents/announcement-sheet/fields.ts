/**
 * 社区矫正宣告书: what is read out at the entry announcement and signed on the spot (IM 20): the papers in the main, the
 * term, the rules and what follows from breaking them, the rights that stay, the group and its tasks.
 */
import {
  correctionFields,
  exampleCorrection,
  examplePerson,
  exampleSeal,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { defineTemplate, optional, passage, rows, text } from '@guilu/platform/documents/template.ts';

export const announcementSheet = defineTemplate({
  id: 'announcement-sheet',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '社区矫正宣告书', en: 'The entry announcement' },
  fields: {
    ...sealFields,
    name: personFields.name,
    sex: personFields.sex,
    birthDate: personFields.birthDate,
    idType: personFields.idType,
    idNumber: personFields.idNumber,
    ...correctionFields,
    prohibitions: optional(passage('禁止令', { blank: '无' })),
    group: rows('矫正小组', { name: text('姓名'), role: text('身份'), task: passage('负责事项') }),
    at: text('宣告时间'),
    place: text('宣告地点'),
    way: text('宣告方式'),
    chair: text('主持人'),
    people: rows('参加人员', { name: text('姓名'), role: text('身份') }),
  },
  example: {
    ...exampleSeal,
    ...examplePerson,
    ...exampleCorrection,
    agency: '石桥司法所',
    date: '2025-11-12',
    documentNumber: '（2025）青矫宣字第3号',
    prohibitions: '缓刑考验期内禁止进入酒吧等提供酒类消费的场所',
    group: [
      { name: '周敏', role: '司法所工作人员', task: '组织小组工作，落实矫正方案' },
      { name: '陈秀英', role: '村（居）委会成员', task: '协助走访，了解思想和生活状况' },
    ],
    at: '2025年11月12日14时30分',
    place: '石桥司法所宣告室',
    way: '当场宣告',
    chair: '周敏',
    people: [
      { name: '马建平', role: '派出所民警' },
      { name: '陈秀英', role: '村（居）委会成员' },
    ],
  },
});
