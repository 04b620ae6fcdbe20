/**
 * 解除社区矫正证明书: the certificate that the person receives when the term ends or by amnesty (CCL 44), stub and body.
 * What the end means for the sentence follows from the category (CL 40, 76, 85).
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
import { choice, day, defineTemplate } from '@guilu/platform/documents/template.ts';

type Cause = 'expiry' | 'amnesty';

const atExpiry: Record<Category, string> = {
  control: '管制期满，依照《中华人民共和国刑法》第四十条，解除管制',
  probation: '缓刑考验期满，依照《中华人民共和国刑法》第七十六条，原判的刑罚不再执行',
  parole: '假释考验期满，依照《中华人民共和国刑法》第八十五条，原判刑罚视为已经执行完毕',
  teop: '暂予监外执行期间刑期届满，原判刑罚执行完毕',
};

/** In: the category and the cause of the discharge. Out: what the end means for the sentence, in the law's terms. */
export function effectOfDischarge(category: Category, cause: Cause): string {
  return cause === 'amnesty' ? '因被依法特赦' : atExpiry[category];
}

export const dischargeCertificate = defineTemplate({
  id: 'discharge-certificate',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '解除社区矫正证明书', en: 'Certificate of discharge' },
  fields: {
    ...sealFields,
    ...stubFields,
    ...personFields,
    ...correctionFields,
    cause: choice('解除原因', { expiry: '期满', amnesty: '特赦' }),
    dischargedOn: day('解除日期'),
  },
  derive: ({ category, cause }) => ({ effect: effectOfDischarge(category, cause) }),
  example: {
    ...exampleSeal,
    ...exampleStub,
    ...examplePerson,
    ...exampleCorrection,
    documentNumber: '（2026）青矫解证字第12号',
    cause: 'expiry',
    dischargedOn: '2026-10-31',
  },
});
