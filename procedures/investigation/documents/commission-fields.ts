/** What the three forms of an investigation have in common: whose commission it answers, and about whom. */
import { examplePerson, exampleStub, personFields, stubFields } from '@guilu/platform/documents/statutory-fields.ts';
import { day, optional, text } from '@guilu/platform/documents/template.ts';

export const commissionFields = {
  ...stubFields,
  ...personFields,
  offence: optional(text('案由', { blank: '＿＿＿＿＿＿' })),
  addressee: text('委托机关'),
  letterNumber: text('委托函文号'),
  receivedOn: day('收到委托日期'),
};

export const exampleCommission = {
  ...exampleStub,
  ...examplePerson,
  issuedOn: '2026-11-25',
  offence: '危险驾驶罪',
  addressee: '青石县人民法院',
  letterNumber: '（2026）岚9901委调字第31号',
  receivedOn: '2026-11-24',
} as const;

export const exampleAgency = { agency: '青石县社区矫正管理局', date: '2026-11-25' } as const;
