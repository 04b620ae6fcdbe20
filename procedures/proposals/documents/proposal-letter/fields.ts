/**
 * 建议书: forms 9 and 11 annexed to the 2026 opinions and the proposal to commute: what is asked of the court or the deciding
 * organ, on which facts and which article. With a stub (CCL 33, 46–49; OP26 16, 17).
 */
import {
  type Category,
  correctionFields,
  exampleCorrection,
  examplePerson,
  exampleSeal,
  exampleStub,
  personFields,
  sealFields,
  stubFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { day, defineTemplate, optional, passage, rows, text } from '@guilu/platform/documents/template.ts';

type Kind = 'revocation' | 'recall' | 'arrest' | 'commutation';

/** The form's own title. */
export function formOf(kind: Kind, category: Category): string {
  if (kind === 'revocation') return category === 'parole' ? '撤销假释建议书' : '撤销缓刑建议书';
  return { recall: '收监执行建议书', arrest: '逮捕建议书', commutation: '减刑建议书' }[kind];
}

const inWords = (on: string) => on.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** What is asked, with the article it rests on. */
export function requestWords(kind: Kind, category: Category, newTermEnd?: string): string {
  if (kind === 'revocation')
    return category === 'parole'
      ? '依据《中华人民共和国刑法》第八十六条、《中华人民共和国社区矫正法》第四十六条的规定，建议依法裁定撤销对其的假释'
      : '依据《中华人民共和国刑法》第七十七条、《中华人民共和国社区矫正法》第四十六条的规定，建议依法裁定撤销对其宣告的缓刑';
  if (kind === 'recall')
    return '依据《中华人民共和国刑事诉讼法》第二百六十八条、《中华人民共和国社区矫正法》第四十九条的规定，建议依法决定对其收监执行';
  if (kind === 'arrest') return '依据《中华人民共和国社区矫正法》第四十七条的规定，建议依法决定对其予以逮捕';
  const end = newTermEnd ? `，减刑后社区矫正期限至${inWords(newTermEnd)}届满` : '';
  return `依据《中华人民共和国刑法》第七十八条、《中华人民共和国社区矫正法》第三十三条的规定，建议依法裁定对其减刑${end}`;
}

const grounds: Record<string, string> = {
  'prohibition-serious': '违反禁止令，情节严重',
  'missing-over-a-month': '无正当理由不按规定时间报到或者脱离监管超过一个月',
  'punished-not-corrected': '因违反监督管理规定受到治安管理处罚，仍不改正',
  'warned-not-corrected': '受到两次警告，仍不改正',
  'other-serious': '其他违反有关监督管理规定，情节严重',
  'any-breach': '有违反监督管理规定的行为，尚未构成新的犯罪',
  'not-eligible': '不符合暂予监外执行条件',
  'left-unmoved-by-warning': '未经批准离开所居住的市、县，经警告拒不改正，或者拒不报告行踪，脱离监管',
  'recheck-unfiled': '保外就医期间不按规定提交病情复查情况，经警告拒不改正',
  'reason-gone': '暂予监外执行的情形消失，刑期未满',
  'guarantor-lost': '保证人丧失保证条件或者不履行义务，不能在规定期限内提出新的保证人',
  repentance: '确有悔改表现',
  merit: '有立功表现',
  'major-merit': '有重大立功表现',
};

/** The ground in the statute's words; an arrest has none but its facts. */
export function groundWords(kind: Kind, content: { ground?: string; merit?: string }): string | undefined {
  const code = kind === 'commutation' ? content.merit : content.ground;
  return code === undefined || kind === 'arrest' ? undefined : (grounds[code] ?? code);
}

export const proposalLetter = defineTemplate({
  id: 'proposal-letter',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '建议书', en: 'Proposal to the deciding organ' },
  fields: {
    ...sealFields,
    ...stubFields,
    ...personFields,
    ...correctionFields,
    form: text('文书名称'),
    addressee: text('主送机关'),
    facts: passage('事实'),
    ground: optional(text('情形', { blank: '见下' })),
    request: passage('建议'),
    notCounted: optional(rows('不计入执行刑期的期间', { from: day('起'), to: day('止'), why: text('理由') })),
    procuratorate: text('执行地人民检察院'),
  },
  derive: ({ notCounted }) => ({
    notCountedSaid: notCounted?.length
      ? `另建议下列期间不计入执行刑期：${notCounted.map(({ from, to, why }) => `${inWords(from)}至${inWords(to)}（${why}）`).join('；')}。`
      : '',
  }),
  example: {
    ...exampleSeal,
    ...exampleStub,
    ...examplePerson,
    ...exampleCorrection,
    documentNumber: '（2026）青矫撤建字第1号',
    form: '撤销缓刑建议书',
    addressee: '青石县人民法院',
    facts: '2026年3月6日至3月25日未经批准离开青石县，经多方查找未果；此前于2026年1月10日、2月12日两次受到警告',
    ground: '受到两次警告，仍不改正',
    request: requestWords('revocation', 'probation'),
    notCounted: [{ from: '2026-03-06', to: '2026-03-25', why: '脱离监管' }],
    procuratorate: '青石县人民检察院',
  },
});
