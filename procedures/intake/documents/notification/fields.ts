/**
 * 社区矫正告知书: form 6 annexed to the 2026 opinions. Tells the person where and by when to report, the rules, the
 * consequences and the rights (CCL 19, 21, 23, 34; OP26 8). Three copies: issuer, person, county agency.
 */
import {
  type Category,
  correctionFields,
  exampleCorrection,
  examplePerson,
  personFields,
  sealFields,
} from '@guilu/platform/documents/statutory-fields.ts';
import { day, defineTemplate, optional, passage, text } from '@guilu/platform/documents/template.ts';

const copies = ['第一联　填发机关留存', '第二联　交社区矫正对象', '第三联　送执行地县级社区矫正机构'];
const inPerson: Category[] = ['control', 'probation', 'parole'];

export const notification = defineTemplate({
  id: 'notification',
  version: '2',
  folder: import.meta.dirname,
  title: { zh: '社区矫正告知书', en: 'Notification about community corrections' },
  fields: {
    ...sealFields,
    ...personFields,
    ...correctionFields,
    effectiveOn: day('裁判、决定生效日期'),
    reportBy: day('报到期限'),
    receivingAgency: text('执行地县级社区矫正机构'),
    reportAddress: text('报到地址'),
    reportPhone: text('联系电话'),
    remarks: optional(passage('其他告知事项', { blank: '无' })),
  },
  derive: (data) => ({
    copies: copies.map((copy) => ({ copy })),
    reporting: reporting(data),
  }),
  example: {
    ...examplePerson,
    ...exampleCorrection,
    documentNumber: '（2025）青法矫告字第118号',
    agency: '青石县人民法院',
    date: '2025-11-01',
    effectiveOn: '2025-11-01',
    reportBy: '2025-11-11',
    receivingAgency: '青石县社区矫正管理局',
    reportAddress: '岚川省青石县城关街道文庙路8号',
    reportPhone: '990-0000-0001',
  },
});

/** CCL 21: the person reports in; under temporary execution outside prison the holder hands the person over. */
function reporting(data: { category: Category; reportBy: string; receivingAgency: string }): string {
  return inPerson.includes(data.category)
    ? '应当自判决、裁定生效之日起十日内，持本告知书和身份证件，到下列社区矫正机构报到'
    : '由看守所、监狱或者执行取保候审、监视居住的公安机关，自收到决定之日起十日内移送至下列社区矫正机构';
}
