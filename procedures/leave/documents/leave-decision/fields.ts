/**
 * 社区矫正对象外出审批表、外出申请决定书: the application, the route that decided it and the decision served on the
 * person (CCL 27; IM 26 to 28). A good reason is approved; a refusal names its ground and where to object (CCL 34).
 */
import { examplePerson, exampleSeal, personFields, sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import {
  choice,
  count,
  day,
  defineTemplate,
  optional,
  passage,
  rows,
  text,
} from '@guilu/platform/documents/template.ts';

const granted =
  '外出期间请保持通讯畅通，按要求以电话、实时视频等方式报告；期满前返回并办理销假。因病、自然灾害等特殊原因不能按期返回的，请在期满前及时报告。';

export const leaveDecision = defineTemplate({
  id: 'leave-decision',
  version: '2',
  folder: import.meta.dirname,
  title: { zh: '外出申请决定书（附审批表）', en: 'Decision on leave, with its approval sheet' },
  fields: {
    ...sealFields,
    name: personFields.name,
    sex: personFields.sex,
    birthDate: personFields.birthDate,
    idType: personFields.idType,
    idNumber: personFields.idNumber,
    executionPlace: text('执行地'),
    phone: optional(text('联系电话')),
    appliedOn: day('申请日期'),
    purpose: choice('外出事由', {
      medical: '就医',
      school: '就学',
      litigation: '诉讼',
      family: '重要家庭事务',
      work: '重要工作',
      other: '其他',
    }),
    purposeDetail: passage('事由说明'),
    destination: text('目的地'),
    from: day('外出起'),
    to: day('外出止'),
    days: count('本次天数'),
    daysInTwoMonths: count('两个月内累计天数'),
    proof: optional(passage('证明材料', { blank: '无' })),
    route: rows('审批路径', {
      step: text('审批单位'),
      opinion: passage('意见'),
      signer: text('签名'),
      on: day('日期'),
    }),
    decision: choice('决定', { approved: '批准外出', refused: '不批准外出' }),
    refusalGround: optional(
      choice('不批准理由', {
        'no-proper-reason': '无正当理由',
        'false-materials': '申请材料虚假',
        'prohibition-order': '违反禁止令',
      }),
    ),
    refusalFacts: optional(passage('不批准所依据的事实和证据')),
    entrustedBy: optional(text('委托机关')),
    instrument: optional(text('委托文书')),
    legalBasis: passage('法律依据'),
    procuratorate: text('执行地人民检察院'),
  },
  derive: (data) => ({ outcome: outcome(data), remedy: remedy(data) }),
  example: {
    ...exampleSeal,
    ...examplePerson,
    agency: '石桥司法所',
    date: '2026-03-10',
    documentNumber: '（2026）青矫外字第31号',
    executionPlace: '岚川省青石县石桥镇',
    phone: '990-0000-0017',
    appliedOn: '2026-03-09',
    purpose: 'medical',
    purposeDetail: '陪同母亲到省人民医院复查，已预约三月十四日上午门诊。',
    destination: '岚川省省会城区，省人民医院',
    from: '2026-03-13',
    to: '2026-03-15',
    days: 3,
    daysInTwoMonths: 3,
    proof: '门诊预约单',
    route: [
      {
        step: '石桥司法所',
        opinion: '批准外出 3 天（受青石县社区矫正管理局委托，青矫委〔2026〕3号）。',
        signer: '周敏',
        on: '2026-03-10',
      },
    ],
    decision: 'approved',
    entrustedBy: '青石县社区矫正管理局',
    instrument: '青矫委〔2026〕3号',
    legalBasis:
      '《中华人民共和国社区矫正法》第九条、第二十七条、《中华人民共和国社区矫正法实施办法》第二十六条、第二十七条',
    procuratorate: '青石县人民检察院',
  },
});

interface Decided {
  decision: string;
  refusalGround?: 'no-proper-reason' | 'false-materials' | 'prohibition-order';
  refusalFacts?: string;
  entrustedBy?: string;
  instrument?: string;
  agency: string;
  procuratorate: string;
}

const grounds = {
  'no-proper-reason': '无正当理由',
  'false-materials': '申请材料虚假',
  'prohibition-order': '外出将违反禁止令',
};

function outcome({ decision, refusalGround, refusalFacts, entrustedBy, instrument }: Decided): string {
  // CCL 9: the office acts for the county agency, and says by which instrument.
  const by = entrustedBy && instrument ? `受${entrustedBy}委托（${instrument}），` : '';
  if (decision === 'approved') return `${by}准予在上述期间前往上述目的地。${granted}`;
  const ground = refusalGround === undefined ? '' : `，理由是：${grounds[refusalGround]}`;
  return `${by}不予批准${ground}。${refusalFacts ?? ''}`;
}

/** CCL 34: whoever holds a right infringed may complain, and is told the result. */
function remedy({ decision, agency, procuratorate }: Decided): string {
  if (decision === 'approved') return `需要延长外出时间或者改变目的地的，请在期满前向${agency}提出。`;
  return `如对本决定有异议，可以向${agency}提出并要求复核；认为合法权益受到侵害的，也可以依照《中华人民共和国社区矫正法》第三十四条向${procuratorate}申诉、控告。事由或者材料有变化的，可以重新申请。`;
}
