/** 治安管理处罚建议书: form 9 annexed to the 2026 opinions, stub and body: to the police, copied to the procuratorate (CCL 28; IM 36). */
import {
  correctionFields,
  exampleCorrection,
  examplePerson,
  exampleSeal,
  exampleStub,
  personFields,
  sealFields,
  stubFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { defineTemplate, optional, passage, text } from '@guilu/platform/documents/template.ts';

export const publicOrderProposal = defineTemplate({
  id: 'public-order-proposal',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '治安管理处罚建议书', en: 'Proposal of a public-order penalty' },
  fields: {
    ...sealFields,
    ...stubFields,
    ...personFields,
    ...correctionFields,
    addressee: text('主送机关'),
    facts: passage('事实'),
    evidence: optional(passage('证据', { blank: '见案卷' })),
    procuratorate: text('执行地人民检察院'),
  },
  example: {
    ...exampleSeal,
    ...exampleStub,
    ...examplePerson,
    ...exampleCorrection,
    documentNumber: '（2026）青矫治建字第1号',
    addressee: '青石县公安局',
    facts: '2026年3月6日违反人民法院禁止令，进入被禁止进入的场所',
    evidence: '监控录像、谈话笔录',
    procuratorate: '青石县人民检察院',
  },
});
