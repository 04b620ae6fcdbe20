/** 个人信息副本: what is on file about a person, in lines to read; the same stands beside it as JSON (PIPL 45). */
import { exampleSeal, sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import { day, defineTemplate, passage, rows, text } from '@guilu/platform/documents/template.ts';

const lines = rows('内容', {
  section: text('类别'),
  on: day('日期'),
  what: text('事项'),
  says: passage('内容', { blank: '—' }),
});

export const dataCopy = defineTemplate({
  id: 'data-copy',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '个人信息副本', en: 'Copy of personal information' },
  fields: {
    ...sealFields,
    name: text('姓名'),
    // A file of many years holds more lines than a form does.
    lines: { ...lines, maxItems: 20_000 },
    withheld: passage('未提供的内容'),
    retention: passage('保存期限'),
    hash: text('数据文件校验值'),
  },
  example: {
    ...exampleSeal,
    documentNumber: '2026-10-12',
    name: '䶮㼆·𬭎𬱖',
    lines: [
      { section: '身份和联系', on: '2025-11-03', what: '身份登记', says: '姓名：䶮㼆·𬭎𬱖；性别：男' },
      { section: '案件记录', on: '2026-03-10', what: '外出申请', says: '事由：就医；目的地：省人民医院' },
    ],
    withheld: '涉及他人个人信息、反映情况人和依法保密的记录 2 条没有提供。',
    retention: '保存期限见本单位的保存期限表。',
    hash: '3f2a90',
  },
});
