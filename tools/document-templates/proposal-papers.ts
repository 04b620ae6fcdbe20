// The proposals to revoke, recall, arrest and commute as a Word document, stub and body (forms 9 and 11).
import { cutHere, flat, heading, numberLine, running, sealAndDay, stubFoot, stubPlaces } from './forms.ts';
import { wordFile } from './word-file.ts';
import { paragraph, sizes } from './wordprocessing.ts';

const proposal = () =>
  wordFile(
    [
      heading('{form}（存根）', sizes.xiaoEr),
      numberLine(),
      stubPlaces(
        ['姓　　名', '{name}'],
        ['类　　别', '{category}'],
        ['矫正期限', '{termFrom}至{termTo}', 'wide'],
        ['情　　形', '{ground}', 'wide'],
        ['主　　送', '{addressee}', 'wide'],
        ['抄　　送', '{procuratorate}', 'wide'],
      ),
      stubFoot(),
      cutHere(),
      heading('{form}'),
      numberLine(),
      flat('{addressee}：'),
      running(
        '社区矫正对象{name}，{sex}，{birthDate}出生，{ethnicity}，{idType}号码：{idNumber}，户籍地：{hukou}，执行地：{executionPlace}。因{offence}，经{judgingOrgan}于{judgedOn}以{judgmentNumber}文书判处：{sentence}。社区矫正类别为{category}，社区矫正期限自{termFrom}至{termTo}。',
      ),
      running('经查明：{facts}。'),
      running('情形：{ground}。'),
      running('{request}。'),
      running('{notCountedSaid}'),
      running('附：案卷材料。'),
      ...sealAndDay(),
      paragraph('抄送：{procuratorate}', { size: sizes.xiaoSi, before: 14 }),
    ],
    { top: 22, right: 24, bottom: 20, left: 26 },
  );

export const proposalPapers = { 'procedures/proposals/documents/proposal-letter': proposal };
