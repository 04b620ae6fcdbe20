/**
 * 函: the letters to other agencies at the end of a correction, after GB/T 9704-2012. To exit administration: the bar to
 * leaving the country is over (EXL12 12). To the prison that holds the file: the sentence ends soon (TR14 27).
 */
import {
  correctionFields,
  exampleCorrection,
  examplePerson,
  exampleSeal,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { choice, day, defineTemplate, optional, text } from '@guilu/platform/documents/template.ts';

const { executionPlace: _place, sentence: _sentence, ...judged } = correctionFields;
const { executionPlace: _there, sentence: _said, ...exampleJudged } = exampleCorrection;

const titles = {
  exit: '关于撤销不准出境人员报备的函',
  release: '关于办理刑满释放手续的函',
};

const inWords = (on: string) => on.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** In: what the letter is about and its day. Out: what is asked, with the article it rests on. */
export function requestOf(matter: keyof typeof titles, on: string): string {
  return matter === 'exit'
    ? `其社区矫正已于${inWords(on)}依法解除，《中华人民共和国出境入境管理法》第十二条规定的不准出境情形已经消失。请依法撤销不准出境人员报备，并将办理结果函复我单位。`
    : `其刑期将于${inWords(on)}届满。根据《暂予监外执行规定》（司发通〔2014〕112号）第二十七条，请你单位按期办理刑满释放手续，并将办理结果函复我单位。`;
}

export const agencyLetter = defineTemplate({
  id: 'agency-letter',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '解除前后通报函', en: 'Letter to an agency at the end of a correction' },
  fields: {
    ...sealFields,
    ...personFields,
    ...judged,
    addressee: text('主送机关'),
    matter: choice('事项', { exit: '撤销不准出境报备', release: '刑期届满' }),
    on: day('解除或者刑期届满日期'),
    contact: text('联系人'),
    contactPhone: optional(text('联系电话', { blank: '＿＿＿＿＿＿＿＿' })),
  },
  derive: ({ matter, on }) => ({ subject: titles[matter], request: requestOf(matter, on) }),
  example: {
    ...exampleSeal,
    ...examplePerson,
    ...exampleJudged,
    documentNumber: '青矫函〔2026〕13号',
    addressee: '青石县公安局出入境管理部门',
    matter: 'exit',
    on: '2026-10-31',
    contact: '周敏',
    contactPhone: '990-0000-0001',
  },
});
