/** 参加入矫宣告通知书: asks the police, the procuratorate and others to come to the entry announcement (IM 20), saying no more of the person than they need. */
import {
  categories,
  examplePerson,
  exampleSeal,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { choice, defineTemplate, optional, passage, text } from '@guilu/platform/documents/template.ts';

export const announcementInvitation = defineTemplate({
  id: 'announcement-invitation',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '参加入矫宣告通知书', en: 'Request to attend the entry announcement' },
  fields: {
    ...sealFields,
    addressee: passage('主送'),
    name: personFields.name,
    sex: personFields.sex,
    category: choice('社区矫正类别', categories),
    at: text('宣告时间'),
    place: text('宣告地点'),
    way: text('宣告方式'),
    movedFrom: optional(text('原定时间')),
    chair: text('主持人'),
    phone: text('联系电话', { blank: '　　　　　　' }),
  },
  derive: ({ movedFrom }) => ({ movedSaid: movedFrom ? `原定于${movedFrom}的宣告改为上述时间，以本通知为准。` : '' }),
  example: {
    ...exampleSeal,
    documentNumber: '（2026）青矫宣通字第1号',
    agency: '石桥司法所',
    addressee: '青石县公安局石桥派出所、青石县人民检察院',
    name: examplePerson.name,
    sex: examplePerson.sex,
    category: 'probation',
    at: '2026年11月3日14时30分',
    place: '石桥司法所宣告室',
    way: '当场宣告',
    movedFrom: '2026年11月2日9时',
    chair: '周敏',
    phone: '990-0000-0001',
  },
});
