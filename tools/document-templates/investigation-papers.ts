// The papers of an investigation as Word documents: request to complete (form 2), return (form 3), opinion (form 4).
import {
  cutHere,
  flat,
  head,
  heading,
  label,
  numberLine,
  running,
  sealAndDay,
  stubFoot,
  stubPlaces,
  value,
} from './forms.ts';
import { wordFile } from './word-file.ts';
import { paragraph, sizes, table } from './wordprocessing.ts';

const page = { top: 22, right: 24, bottom: 20, left: 26 };
const opinions2026 = '《关于进一步加强社区矫正工作衔接配合管理的意见》（司发通〔2026〕8号）第四条';
const commission =
  '你单位{letterNumber}委托函及所附材料于{receivedOn}收悉。被调查人{name}，{sex}，{birthDate}出生，{ethnicity}，{idType}号码：{idNumber}，户籍地：{hukou}，案由：{offence}。';

/** Stub and body of a form that answers a commission with one matter of its own. */
const stubbed = (title: string, matter: [label: string, value: string], says: string[]) =>
  wordFile(
    [
      heading(`${title}（存根）`, sizes.xiaoEr),
      numberLine(),
      stubPlaces(
        ['姓　　名', '{name}'],
        ['收到日期', '{receivedOn}'],
        ['委托机关', '{addressee}', 'wide'],
        ['委托文号', '{letterNumber}', 'wide'],
        [...matter, 'wide'],
      ),
      stubFoot(),
      cutHere(),
      heading(title),
      numberLine(),
      flat('{addressee}：'),
      running(commission),
      ...says.map(running),
      ...sealAndDay(),
    ],
    page,
  );

const completionRequest = () =>
  stubbed(
    '补齐材料通知书',
    ['补齐材料', '{missing}'],
    [
      `经核对，委托材料不齐全。根据${opinions2026}，请补齐下列材料：{missing}。`,
      '调查评估期限自材料补齐之日起重新计算。',
    ],
  );

const returnLetter = () =>
  stubbed(
    '退回委托材料通知书',
    ['退回理由', '{reason}'],
    [`现因{reason}，无法开展调查评估。根据${opinions2026}，现将委托材料退回你单位。`, '特此通知。'],
  );

const opinion = () =>
  wordFile(
    [
      heading('调查评估意见书'),
      numberLine(),
      flat('{addressee}：'),
      running(
        '受你单位委托（委托函文号：{letterNumber}），我单位于{receivedOn}收到委托材料，由{investigators}对被调查人{name}（{sex}，{birthDate}出生，{ethnicity}，{idType}号码：{idNumber}，户籍地：{hukou}，居住地：{residence}，案由：{offence}）进行了调查评估。情况如下：',
      ),
      table([40, 120], [head('调查内容', '调查到的情况'), [label('{#findings}{part}'), value('{found}{/findings}')]]),
      running('评估意见：{opinion}。{reasons}。拟禁止的事项：{prohibitions}。'),
      running('本意见及其内容依法保密，供你单位依法裁判、决定时参考。'),
      ...sealAndDay(),
      paragraph('抄送：{procuratorate}', { size: sizes.xiaoSi, before: 14 }),
    ],
    page,
  );

export const investigationPapers = {
  'procedures/investigation/documents/completion-request': completionRequest,
  'procedures/investigation/documents/return-letter': returnLetter,
  'procedures/investigation/documents/assessment-opinion': opinion,
};
