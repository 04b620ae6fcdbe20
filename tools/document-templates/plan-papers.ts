// The correction plan as a Word document.
import { head, heading, label, numberLine, running, sealAndDay, value } from './forms.ts';
import { wordFile } from './word-file.ts';
import { fonts, paragraph, sizes, table } from './wordprocessing.ts';

const point = (text: string) => paragraph(text, { size: sizes.xiaoSi, indent: true, pitch: 20 });
const part = (text: string) =>
  paragraph(text, { size: sizes.xiaoSi, font: fonts.hei, align: 'left', before: 8, after: 4, keepNext: true });

const plan = () =>
  wordFile(
    [
      heading('社区矫正方案'),
      numberLine(),
      running(
        '社区矫正对象{name}（{sex}，{birthDate}出生，类别：{category}，罪名：{offence}，期限自{termFrom}至{termTo}）的矫正方案，第{version}版，{stage}。',
      ),
      part('一、综合评估'),
      point('{assessment}'),
      part('二、心理状态和其他特殊情况'),
      point('{features}'),
      part('三、矫正目标'),
      point('{goals}'),
      part('四、监督、教育和帮扶措施'),
      point('定期报告：{report}。'),
      table(
        [26, 102, 34],
        [head('类别', '措施', '负责人'), [label('{#measures}{area}'), value('{text}'), label('{by}{/measures}')]],
      ),
      part('五、评估和调整'),
      point('调整理由：{reason}'),
      point('评估调整日期：{reviewOn}。制定人：{madeBy}。'),
      point('依据：《中华人民共和国社区矫正法》第二十四条，《中华人民共和国社区矫正法实施办法》第二十二条。'),
      ...sealAndDay(),
    ],
    { top: 22, right: 24, bottom: 20, left: 26, numbered: true },
  );

export const planPapers = { 'procedures/plan/documents/correction-plan': plan };
