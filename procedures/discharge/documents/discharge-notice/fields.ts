/**
 * 解除（终止）社区矫正通知书: form 12 annexed to the 2026 opinions, stub and body. Tells the decision organ, the
 * procuratorate and the police that community corrections end for a person (CCL 44 and 45).
 */
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
import { choice, day, defineTemplate, passage, text } from '@guilu/platform/documents/template.ts';

export const dischargeNotice = defineTemplate({
  id: 'discharge-notice',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '解除（终止）社区矫正通知书', en: 'Notice that community corrections end' },
  fields: {
    ...sealFields,
    ...stubFields,
    ...personFields,
    ...correctionFields,
    /** 解除 when the term ends or by amnesty; 终止 on revocation, recall or death. */
    act: choice('解除或者终止', { discharge: '解除', termination: '终止' }),
    reason: text('事由'),
    legalBasis: passage('法律依据'),
    effectiveOn: day('解除（终止）日期'),
    decisionOrgan: text('社区矫正决定机关'),
    procuratorate: text('执行地人民检察院'),
    police: text('执行地公安机关'),
  },
  example: {
    ...exampleSeal,
    ...exampleStub,
    ...examplePerson,
    ...exampleCorrection,
    documentNumber: '（2026）青矫解通字第12号',
    act: 'discharge',
    reason: '缓刑考验期满',
    legalBasis: '《中华人民共和国社区矫正法》第四十四条',
    effectiveOn: '2026-10-31',
    decisionOrgan: '青石县人民法院',
    procuratorate: '青石县人民检察院',
    police: '青石县公安局',
  },
});
