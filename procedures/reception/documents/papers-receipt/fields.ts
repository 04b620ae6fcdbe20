/**
 * 社区矫正法律文书回执: answers whoever sent the papers, and where some are missing asks for them within the law's days
 * (IM 16; OP26 7): the person is received meanwhile.
 */
import { examplePerson, exampleSeal, personFields, sealFields } from '@guilu/platform/documents/statutory-fields.ts';
import { day, defineTemplate, optional, passage, text } from '@guilu/platform/documents/template.ts';

export const papersReceipt = defineTemplate({
  id: 'papers-receipt',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '社区矫正法律文书回执', en: 'Receipt for the papers' },
  fields: {
    ...sealFields,
    addressee: text('主送机关'),
    name: personFields.name,
    sex: personFields.sex,
    judgmentNumber: text('裁判文书文号', { blank: '　　　　' }),
    receivedOn: optional(day('收到日期')),
    missing: optional(passage('缺少的文书')),
    phone: text('联系电话'),
  },
  derive: ({ receivedOn, missing }) => ({
    received: receivedOn ? `于${receivedOn.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')}收到` : '尚未收到',
    lacking: missing
      ? `尚缺：${missing}。请在《中华人民共和国社区矫正法实施办法》第十六条规定的期限内补送。补送期间，我单位依法先予办理接收。`
      : '所送法律文书齐全。',
  }),
  example: {
    ...exampleSeal,
    documentNumber: '（2026）青矫回字第6号',
    date: '2026-03-05',
    addressee: '青石县人民法院',
    name: examplePerson.name,
    sex: examplePerson.sex,
    judgmentNumber: '（2025）岚9901刑初118号',
    receivedOn: '2026-03-03',
    missing: '执行通知书、社区矫正告知书',
    phone: '990-0000-0001',
  },
});
