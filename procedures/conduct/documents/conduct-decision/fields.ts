/**
 * 表扬决定书、训诫决定书、警告决定书: what was found, what the person said, what is decided on which article, and where to
 * object; signed for by the person (CCL 28, 34; IM 32–35).
 */
import {
  correctionFields,
  exampleCorrection,
  examplePerson,
  exampleSeal,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { choice, defineTemplate, optional, passage, text } from '@guilu/platform/documents/template.ts';

type Kind = 'praise' | 'admonition' | 'warning';
const names = { praise: '表扬', admonition: '训诫', warning: '警告' } as const;

/** The paper's own title. */
export const formOf = (measure: Kind): string => `${names[measure]}决定书`;

/** The articles that a decision rests on. */
export const legalBasisOf = (measure: Kind): string =>
  `《中华人民共和国社区矫正法》第二十八条、《中华人民共和国社区矫正法实施办法》第${{ praise: '三十三', admonition: '三十四', warning: '三十五' }[measure]}条`;

export const conductDecision = defineTemplate({
  id: 'conduct-decision',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '奖惩决定书', en: 'Decision on a reward or sanction' },
  fields: {
    ...sealFields,
    ...personFields,
    ...correctionFields,
    measure: choice('决定', names),
    facts: passage('事实'),
    evidence: optional(passage('证据', { blank: '见案卷' })),
    ground: text('情形'),
    statement: optional(passage('本人陈述申辩', { blank: '（无）' })),
    legalBasis: passage('法律依据'),
    procuratorate: text('执行地人民检察院'),
  },
  derive: ({ measure, agency, procuratorate, statement }) => ({
    form: formOf(measure),
    heard: measure === 'praise' ? '' : `本机构已听取本人的陈述和申辩：${statement ?? '本人没有陈述和申辩'}。`,
    remedy:
      measure === 'praise'
        ? '望继续遵守法律法规和监督管理规定。'
        : `如对本决定有异议，可以向${agency}提出并要求复核；认为合法权益受到侵害的，也可以依照《中华人民共和国社区矫正法》第三十四条向${procuratorate}申诉、控告。`,
  }),
  example: {
    ...exampleSeal,
    ...examplePerson,
    ...exampleCorrection,
    documentNumber: '（2026）青矫警字第3号',
    measure: 'warning',
    facts: '2026年3月6日未经批准离开青石县前往邻省，至3月19日返回，共十三日',
    evidence: '通话记录、车票、本人和家属的谈话笔录',
    ground: '逾期报到或脱离监管',
    statement: '因母亲生病住院急着赶去，没有请假，知道不对',
    legalBasis: legalBasisOf('warning'),
    procuratorate: '青石县人民检察院',
  },
});
