/** 未按规定报到情况通报: somebody did not report in time; what was done to find them, and whose help is asked (OP26 11, 12). */
import {
  correctionFields,
  exampleCorrection,
  examplePerson,
  exampleSeal,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { day, defineTemplate, passage } from '@guilu/platform/documents/template.ts';

export const notReportedNotice = defineTemplate({
  id: 'not-reported-notice',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '未按规定时间报到情况通报', en: 'Notice that a person did not report in' },
  fields: {
    ...sealFields,
    addressee: passage('主送'),
    name: personFields.name,
    sex: personFields.sex,
    idType: personFields.idType,
    idNumber: personFields.idNumber,
    hukou: personFields.hukou,
    judgingOrgan: correctionFields.judgingOrgan,
    judgmentNumber: correctionFields.judgmentNumber,
    category: correctionFields.category,
    reportBy: day('报到期限'),
    done: passage('查找情况'),
  },
  example: {
    ...exampleSeal,
    documentNumber: '（2026）青矫通字第2号',
    date: '2026-03-13',
    addressee: '青石县人民法院、青石县人民检察院、青石县公安局石桥派出所',
    name: examplePerson.name,
    sex: examplePerson.sex,
    idType: examplePerson.idType,
    idNumber: examplePerson.idNumber,
    hukou: examplePerson.hukou,
    judgingOrgan: exampleCorrection.judgingOrgan,
    judgmentNumber: exampleCorrection.judgmentNumber,
    category: 'probation',
    reportBy: '2026-03-12',
    done: '3月13日上午拨打本人和其妻电话无人接听，到户籍地走访，邻居称其一周前外出',
  },
});
