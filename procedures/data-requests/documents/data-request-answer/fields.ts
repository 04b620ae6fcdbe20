/**
 * 个人信息权利请求答复书: what was asked, what was decided on which article, what follows, and that a court may be asked
 * (PIPL 45 to 50).
 */
import { exampleSeal, personFields, sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import { choice, day, defineTemplate, optional, passage, text } from '@guilu/platform/documents/template.ts';

export const dataRequestAnswer = defineTemplate({
  id: 'data-request-answer',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '个人信息权利请求答复书', en: 'Answer to a request about personal information' },
  fields: {
    ...sealFields,
    name: personFields.name,
    asker: text('请求人'),
    askedOn: day('请求日期'),
    request: choice('请求事项', {
      copy: '查阅、复制个人信息',
      correction: '更正、补充个人信息',
      deletion: '删除个人信息',
      explanation: '对处理规则和有关决定作出解释说明',
      'withdraw-consent': '撤回同意',
    }),
    details: optional(passage('请求内容', { blank: '见请求事项' })),
    outcome: choice('处理结果', { granted: '同意', partly: '部分同意', refused: '不同意' }),
    ground: optional(text('不同意的依据')),
    reasons: optional(passage('理由')),
    answer: passage('办理情况'),
    legalBasis: passage('法律依据'),
    court: text('人民法院'),
    agencyPhone: text('联系电话'),
  },
  derive: (data) => ({ because: because(data), remedy: remedy(data) }),
  example: {
    ...exampleSeal,
    documentNumber: '（2026）青矫信答字第3号',
    name: '䶮㼆·𬭎𬱖',
    asker: '本人',
    askedOn: '2026-10-12',
    request: 'deletion',
    details: '请删除我的照片和电话。',
    outcome: 'partly',
    ground: '法定保存期限未届满',
    reasons: '联系电话属于社区矫正档案，档案的保存期限没有届满，现在不能删除；到期后按销毁清单办理。',
    answer: '您的照片已列入销毁清单，销毁后另行记录。',
    legalBasis: '《中华人民共和国个人信息保护法》第四十七条',
    court: '青石县人民法院',
    agencyPhone: '990-0000-0001',
  },
});

interface Answered {
  outcome: string;
  ground?: string;
  reasons?: string;
  court: string;
  agency: string;
  agencyPhone: string;
}

function because({ outcome, ground, reasons }: Answered): string {
  if (outcome === 'granted') return '同意您的请求。';
  const lead = outcome === 'partly' ? '部分同意您的请求。不同意的部分' : '不同意您的请求。';
  return `${lead}${outcome === 'partly' ? '，依据是' : '依据是'}：${ground ?? ''}。理由：${reasons ?? ''}`;
}

/** PIPL 50: a refusal may be taken to the people's court. */
function remedy({ outcome, court, agency, agencyPhone }: Answered): string {
  const ask = `对办理情况有疑问的，可以向${agency}询问，电话${agencyPhone}。`;
  if (outcome === 'granted') return ask;
  return `您不服本答复的，可以依照《中华人民共和国个人信息保护法》第五十条第二款，依法向${court}提起诉讼。${ask}`;
}
