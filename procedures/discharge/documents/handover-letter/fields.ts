/**
 * 安置帮教衔接函: hands a discharged person (control, parole, temporary execution outside prison) over to resettlement
 * help (OP26 20), a letter after GB/T 9704-2012 with a receipt slip. Help is offered, not ordered.
 */
import {
  categories,
  examplePerson,
  exampleSeal,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { choice, day, defineTemplate, optional, passage, rows, text } from '@guilu/platform/documents/template.ts';

const { probation: _notHandedOver, ...handedOver } = categories;

export const handoverLetter = defineTemplate({
  id: 'handover-letter',
  version: '2',
  folder: import.meta.dirname,
  title: { zh: '安置帮教衔接函', en: 'Letter handing over to resettlement help' },
  fields: {
    ...sealFields,
    ...personFields,
    category: choice('社区矫正类别', handedOver),
    addressee: text('主送机关'),
    residence: text('居住地'),
    phone: optional(text('本人联系电话', { blank: '未提供' })),
    dischargedOn: day('解除日期'),
    situation: passage('矫正期间表现和目前状况'),
    needs: passage('帮扶需求'),
    consent: passage('本人意愿'),
    enclosures: rows('附件', { title: text('附件名称') }),
    contact: text('联系人'),
    contactPhone: optional(text('联系电话', { blank: '＿＿＿＿＿＿＿＿' })),
    receiptDueOn: day('回执期限'),
  },
  derive: ({ enclosures }) => ({
    enclosureList: enclosures.map(({ title }, index) => `${index + 1}．${title}`).join('；') || '无',
  }),
  example: {
    ...exampleSeal,
    ...examplePerson,
    documentNumber: '青矫函〔2026〕12号',
    category: 'parole',
    addressee: '青石县安置帮教工作办公室',
    residence: '岚川省青石县石桥镇柳沟村三组17号',
    phone: '990-0000-0017',
    dischargedOn: '2026-10-31',
    situation: '假释考验期间按时报告，遵守监督管理规定，完成木工技能培训，现在石桥镇木器厂务工，月收入约三千元。',
    needs: '希望介绍离家较近的长期岗位；母亲患病，想了解大病救助的办理办法。',
    consent: '愿意接受安置帮教，同意由石桥司法所与其联系。',
    enclosures: [{ title: '社区矫正期满鉴定表复印件' }, { title: '解除社区矫正证明书复印件' }],
    contact: '周敏',
    contactPhone: '990-0000-0001',
    receiptDueOn: '2026-11-10',
  },
});
