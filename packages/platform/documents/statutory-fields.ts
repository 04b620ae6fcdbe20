/**
 * The fields that the forms annexed to the 2026 opinions on linking up community corrections have in common: who the
 * person is, and the sentence that is executed in the community. Templates spread them into their own fields.
 */
import { choice, day, optional, passage, text } from './template.ts';

export const personFields = {
  name: text('姓名'),
  sex: choice('性别', { male: '男', female: '女' }),
  birthDate: optional(day('出生日期', { blank: '不详' })),
  ethnicity: optional(text('民族', { blank: '不详' })),
  idType: optional(text('身份证件类型', { blank: '身份证件' })),
  idNumber: optional(text('身份证件号码', { blank: '无' })),
  hukou: optional(text('户籍地', { blank: '不详' })),
};

/** The four categories of the Law's article 2; there is no fifth. */
export const categories = { control: '管制', probation: '宣告缓刑', parole: '假释', teop: '暂予监外执行' } as const;
export type Category = keyof typeof categories;

export const correctionFields = {
  executionPlace: text('执行地'),
  category: choice('社区矫正类别', categories),
  offence: text('罪名'),
  judgingOrgan: text('判决机关'),
  judgedOn: day('判决日期'),
  judgmentNumber: text('判决文书文号'),
  sentence: passage('判处刑罚'),
  termFrom: day('社区矫正期限起'),
  termTo: day('社区矫正期限止'),
};

/** Below every form: whose seal, which day; and on the stub who made it out and who approved it. */
export const sealFields = { documentNumber: text('文书编号'), agency: text('落款机关'), date: day('落款日期') };
export const stubFields = { issuedBy: text('填发人'), approvedBy: optional(text('批准人', { blank: '　　　　　　' })), issuedOn: day('填发日期') };

/** Invented, for examples: a name with characters beyond the basic plane, a number that no one can hold. */
export const examplePerson = {
  name: '䶮㼆·𬭎𬱖',
  sex: 'male',
  birthDate: '1988-04-06',
  ethnicity: '汉族',
  idType: '居民身份证',
  idNumber: '990101198804060015',
  hukou: '岚川省青石县石桥镇柳沟村三组17号',
} as const;

export const exampleCorrection = {
  executionPlace: '岚川省青石县石桥镇',
  category: 'probation',
  offence: '危险驾驶罪',
  judgingOrgan: '青石县人民法院',
  judgedOn: '2025-10-20',
  judgmentNumber: '（2025）岚9901刑初118号',
  sentence: '有期徒刑一年，宣告缓刑一年，并处罚金人民币五千元',
  termFrom: '2025-11-01',
  termTo: '2026-10-31',
} as const;

export const exampleSeal = { agency: '青石县社区矫正管理局', date: '2026-10-31' } as const;
export const exampleStub = { issuedBy: '周敏', approvedBy: '林建国', issuedOn: '2026-10-31' } as const;
