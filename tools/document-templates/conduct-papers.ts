// The decisions to praise, admonish and warn, and the proposal of a public-order penalty (form 9), as Word documents.
import { cutHere, flat, heading, numberLine, running, sealAndDay, stubFoot, stubPlaces } from './forms.ts';
import { wordFile } from './word-file.ts';
import { paragraph, sizes } from './wordprocessing.ts';

const page = { top: 22, right: 24, bottom: 20, left: 26 };
const who =
  '社区矫正对象{name}，{sex}，{birthDate}出生，{ethnicity}，{idType}号码：{idNumber}，户籍地：{hukou}，执行地：{executionPlace}。因{offence}，经{judgingOrgan}于{judgedOn}以{judgmentNumber}文书判处：{sentence}。社区矫正类别为{category}，社区矫正期限自{termFrom}至{termTo}。';

const decision = () =>
  wordFile(
    [
      heading('{form}'),
      numberLine(),
      running(who),
      running('经查明：{facts}。证据：{evidence}。情形：{ground}。'),
      running('{heard}'),
      running('依据{legalBasis}的规定，决定给予{measure}。'),
      running('{remedy}'),
      ...sealAndDay(),
      paragraph('本决定书已向我宣布并送达。', { before: 14 }),
      flat('社区矫正对象（签名或者指印）：　　　　　　　　　　　日期：'),
      paragraph('抄送：{procuratorate}', { size: sizes.xiaoSi, before: 8 }),
    ],
    page,
  );

const publicOrder = () =>
  wordFile(
    [
      heading('治安管理处罚建议书（存根）', sizes.xiaoEr),
      numberLine(),
      stubPlaces(
        ['姓　　名', '{name}'],
        ['类　　别', '{category}'],
        ['矫正期限', '{termFrom}至{termTo}', 'wide'],
        ['主　　送', '{addressee}', 'wide'],
        ['抄　　送', '{procuratorate}', 'wide'],
      ),
      stubFoot(),
      cutHere(),
      heading('治安管理处罚建议书'),
      numberLine(),
      flat('{addressee}：'),
      running(who),
      running('经查明：{facts}。证据：{evidence}。'),
      running(
        '依据《中华人民共和国社区矫正法》第二十八条、《中华人民共和国社区矫正法实施办法》第三十六条的规定，建议依法给予治安管理处罚。',
      ),
      running('附：案卷材料。'),
      ...sealAndDay(),
      paragraph('抄送：{procuratorate}', { size: sizes.xiaoSi, before: 14 }),
    ],
    page,
  );

export const conductPapers = {
  'procedures/conduct/documents/conduct-decision': decision,
  'procedures/conduct/documents/public-order-proposal': publicOrder,
};
