// The papers of discharge as Word documents: notice (form 12), certificate, appraisal, letter to resettlement help.
import {
  afterTable,
  cutHere,
  flat,
  heading,
  label,
  numberLine,
  opinion,
  running,
  sealAndDay,
  stubFoot,
  stubPlaces,
  value,
} from './forms.ts';
import { agencyLetter, handoverLetter } from './letters.ts';
import { wordFile } from './word-file.ts';
import { paragraph, sizes, table } from './wordprocessing.ts';

const page = { top: 22, right: 24, bottom: 20, left: 26 };
const term = '{termFrom}至{termTo}';
const whoIsIt =
  '社区矫正对象{name}，{sex}，{birthDate}出生，{ethnicity}，{idType}号码：{idNumber}，户籍地：{hukou}，执行地：{executionPlace}。因{offence}，经{judgingOrgan}于{judgedOn}以{judgmentNumber}文书判处：{sentence}。';

const notice = () =>
  wordFile(
    [
      heading('{act}社区矫正通知书（存根）', sizes.xiaoEr),
      numberLine(),
      stubPlaces(
        ['姓　　名', '{name}'],
        ['类　　别', '{category}'],
        ['矫正期限', term, 'wide'],
        ['事　　由', '{reason}'],
        ['{act}日期', '{effectiveOn}'],
        ['主　　送', '{decisionOrgan}', 'wide'],
        ['抄　　送', '{procuratorate}，{police}', 'wide'],
      ),
      stubFoot(),
      cutHere(),
      heading('{act}社区矫正通知书'),
      numberLine(),
      flat('{decisionOrgan}：'),
      running(whoIsIt),
      running(`社区矫正类别为{category}，社区矫正期限自${term}。`),
      running('现因{reason}，依据{legalBasis}的规定，自{effectiveOn}起对其{act}社区矫正。'),
      running('特此通知。'),
      ...sealAndDay(),
      paragraph('抄送：{procuratorate}，{police}', { size: sizes.xiaoSi, before: 14 }),
    ],
    page,
  );

const certificate = () =>
  wordFile(
    [
      heading('解除社区矫正证明书（存根）', sizes.xiaoEr),
      numberLine(),
      stubPlaces(
        ['姓　　名', '{name}'],
        ['性　　别', '{sex}'],
        ['证件号码', '{idNumber}'],
        ['类　　别', '{category}'],
        ['矫正期限', term, 'wide'],
        ['解除原因', '{causeBoxes}'],
        ['解除日期', '{dischargedOn}'],
      ),
      stubFoot(),
      paragraph('领取人签名：　　　　　　　领取日期：　　　　年　　月　　日', { size: sizes.xiaoSi, before: 6 }),
      cutHere(),
      heading('解除社区矫正证明书'),
      numberLine(),
      running(whoIsIt),
      running(`依法实行社区矫正，类别为{category}，期限自${term}。`),
      running('{effect}。依据《中华人民共和国社区矫正法》第四十四条的规定，自{dischargedOn}起解除社区矫正。'),
      running('特此证明。'),
      ...sealAndDay(),
    ],
    page,
  );

const appraisal = () =>
  wordFile(
    [
      heading('社区矫正期满鉴定表'),
      table(
        [26, 33, 22, 24, 22, 35],
        [
          [label('姓名'), value('{name}'), label('曾用名'), value('{formerNames}'), label('性别'), value('{sex}')],
          [
            label('出生日期'),
            value('{birthDate}'),
            label('民族'),
            value('{ethnicity}'),
            label('文化程度'),
            value('{schooling}'),
          ],
          [label('{idType}'), value('{idNumber}', 3), label('类别'), value('{category}')],
          [label('户籍地'), value('{hukou}', 5)],
          [label('执行地'), value('{executionPlace}', 3), label('职业'), value('{occupation}')],
          [
            label('罪名'),
            value('{offence}'),
            label('判决机关'),
            value('{judgingOrgan}'),
            label('判决日期'),
            value('{judgedOn}'),
          ],
          [label('文书文号'), value('{judgmentNumber}', 5)],
          [label('判处刑罚'), value('{sentence}', 5)],
          [label('附加刑'), value('{additionalPenalty}', 5)],
          [label('矫正期限'), value(`自${term}`, 5)],
          [label('禁止令'), value('{prohibition}', 5)],
          [label('矫正小组'), value('{group}', 5)],
          [label('奖励情况'), value('{rewards}', 5)],
          [label('处罚情况'), value('{sanctions}', 5)],
          [label('本人总结'), opinion('{selfSummary}', 5, 32, '签名：　　　　　{summaryOn}')],
          [label('司法所鉴定意见'), opinion('{officeOpinion}', 5, 29, '签名：{officeSigner}（公章）{officeOn}')],
          [label('县级社区矫正机构鉴定意见'), opinion('{countyOpinion}', 5, 27, '{agency}（公章）{date}')],
          [label('帮教衔接'), value('{resettlement}', 5)],
          [label('备注'), value('{remarks}', 5)],
        ],
      ),
      afterTable(),
    ],
    page,
  );

const at = 'procedures/discharge/documents';
export const dischargePapers = {
  [`${at}/discharge-notice`]: notice,
  [`${at}/discharge-certificate`]: certificate,
  [`${at}/appraisal`]: appraisal,
  [`${at}/handover-letter`]: handoverLetter,
  [`${at}/agency-letter`]: agencyLetter,
};
