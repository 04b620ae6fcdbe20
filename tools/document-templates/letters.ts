// Letters after GB/T 9704-2012 as Word documents: red name of the agency, red double rules, 22 lines of 28 characters.
import { heading, sealAndDay } from './forms.ts';
import { wordFile } from './word-file.ts';
import { fonts, paragraph, sizes } from './wordprocessing.ts';

const page = { top: 37, right: 26, bottom: 35, left: 28, letter: true, head: letterhead() };
const width = 156;
/** 156 mm over 28 characters is 15.79 pt, 0.2 pt less than the type. */
const tight = -0.2;
const line = (text: string, keepNext = false) =>
  paragraph(text, { size: sizes.san, tight, indent: true, pitch: 28.99, keepNext });
const flush = (text: string) => paragraph(text, { size: sizes.san, tight, pitch: 28.99, keepNext: true });

/** The head of page one, 30 mm from the top: the name of the agency over red double rules 170 mm long. */
function letterhead(): string {
  const rule = '<w:bottom w:val="thickThinSmallGap" w:sz="18" w:space="4" w:color="D7000F"/>';
  return paragraph('{agency}', {
    font: fonts.title,
    size: 34,
    color: 'D7000F',
    align: 'center',
    pitch: 46,
    border: rule,
    beyond: 7,
  });
}

const numberAndRoom = (): string[] => [
  paragraph('{documentNumber}', { size: sizes.san, align: 'right', pitch: 28.99 }),
  paragraph('', { size: sizes.san, pitch: 28.99 }),
];

export const handoverLetter = () =>
  wordFile(
    [
      ...numberAndRoom(),
      heading('关于做好{name}安置帮教衔接工作的函'),
      flush('{addressee}：'),
      line(
        '{name}（{sex}，{birthDate}出生，{ethnicity}，{idType}号码：{idNumber}，户籍地：{hukou}，居住地：{residence}，联系电话：{phone}）由我单位实施社区矫正（类别：{category}），已于{dischargedOn}依法解除。根据《关于进一步加强社区矫正工作衔接配合管理的意见》（司发通〔2026〕8号）第二十条，现将其安置帮教工作移交你单位，有关情况函告如下。',
      ),
      line('一、矫正期间表现和目前状况。{situation}'),
      line('二、帮扶需求。{needs}'),
      line('三、本人意愿。{consent}安置帮教以自愿为前提，请尊重其意愿和隐私。'),
      line('请于{receiptDueOn}前将回执寄回。联系人：{contact}，电话：{contactPhone}。', true),
      paragraph('附件：{enclosureList}', {
        size: sizes.san,
        tight,
        indent: true,
        pitch: 28.99,
        before: 14,
        keepNext: true,
      }),
      ...sealAndDay(sizes.san, width, ''),
      ...receiptSlip(),
    ],
    page,
  );

export const agencyLetter = () =>
  wordFile(
    [
      ...numberAndRoom(),
      heading('{subject}'),
      flush('{addressee}：'),
      line(
        '{name}（{sex}，{birthDate}出生，{ethnicity}，{idType}号码：{idNumber}，户籍地：{hukou}）因{offence}，经{judgingOrgan}于{judgedOn}以{judgmentNumber}文书判处刑罚，由我单位实施社区矫正，类别为{category}，期限自{termFrom}至{termTo}。',
      ),
      line('{request}'),
      line('特此函告。'),
      line('联系人：{contact}，电话：{contactPhone}。', true),
      ...sealAndDay(sizes.san, width, ''),
    ],
    page,
  );

function receiptSlip(): string[] {
  const dashed = '<w:top w:val="dashed" w:sz="6" w:space="8" w:color="auto"/>';
  return [
    paragraph('回　执', {
      font: fonts.title,
      size: sizes.er,
      align: 'center',
      keepNext: true,
      border: dashed,
      before: 40,
      after: 14,
    }),
    flush('{agency}：'),
    line(
      '你单位{documentNumber}函及所附材料已于＿＿＿＿年＿＿月＿＿日收到。{name}的安置帮教由＿＿＿＿＿＿＿＿＿＿负责，联系人：＿＿＿＿＿＿，电话：＿＿＿＿＿＿＿＿。',
      true,
    ),
    line('材料：□齐全　□缺少：＿＿＿＿＿＿＿＿＿＿', true),
    line('与本人：□已取得联系　□尚未取得联系', true),
    paragraph('{addressee}（公章）', { size: sizes.san, align: 'right', pitch: 28.99, before: 22, keepNext: true }),
    paragraph('　　　　年　　月　　日', { size: sizes.san, align: 'right', pitch: 28.99 }),
  ];
}
