// The two responsibility letters as Word documents: of the corrections group, and of help after release.
import { head, heading, label, numberLine, running, sealAndDay, value } from './forms.ts';
import { wordFile } from './word-file.ts';
import { fonts, paragraph, sizes, table } from './wordprocessing.ts';

const page = { top: 22, right: 24, bottom: 20, left: 26, numbered: true };
const point = (text: string) => paragraph(text, { size: sizes.xiaoSi, indent: true, pitch: 20 });
const part = (text: string) =>
  paragraph(text, { size: sizes.xiaoSi, font: fonts.hei, align: 'left', before: 8, after: 4, keepNext: true });
const signatures = head('姓名', '签名', '日期');

const correction = () =>
  wordFile(
    [
      heading('社区矫正责任书'),
      numberLine(),
      running(
        '为依法对社区矫正对象{name}（{sex}，{birthDate}出生，类别：{category}，执行地：{executionPlace}，期限自{termFrom}至{termTo}）实施社区矫正，{agency}与矫正小组成员签订本责任书。组长：{leader}。',
      ),
      part('一、小组成员和负责事项'),
      table(
        [28, 38, 64, 32],
        [
          head('姓名', '身份', '负责事项', '联系电话'),
          [label('{#members}{name}'), label('{role}'), value('{task}'), label('{phone}{/members}')],
        ],
      ),
      part('二、小组的任务'),
      point('（一）协助对社区矫正对象进行监督管理和教育帮扶，落实矫正方案；'),
      point('（二）督促其按要求报告有关情况、参加学习和公益活动，遵守监督管理规定；'),
      point('（三）参与对其表现的考核评议；'),
      point('（四）走访、谈话，了解其思想、工作和生活情况，及时向社区矫正机构或者司法所反映；'),
      point('（五）协助解决就业、就学、生活等方面的困难；'),
      point('（六）其他依法需要协助的事项。'),
      part('三、针对性措施'),
      point('{measures}'),
      part('四、共同遵守'),
      point(
        '尊重社区矫正对象的人格，保护其身份信息和隐私；执法决定由社区矫正机构及其委托的司法所依法作出，小组成员不得限制其人身自由，不得收取费用。',
      ),
      point(
        '依据：《中华人民共和国社区矫正法》第二十五条、第二十六条，《中华人民共和国社区矫正法实施办法》第十九条。本责任书有效期至社区矫正解除或者终止之日。',
      ),
      part('五、签名'),
      table([44, 70, 48], [signatures, [label('{#members}{name}'), label(''), label('{/members}')]]),
      ...sealAndDay(),
    ],
    page,
  );

const help = () =>
  wordFile(
    [
      heading('安置帮教责任书'),
      numberLine(),
      running(
        '{name}（{sex}，{birthDate}出生，居住地：{residence}）于{releasedOn}回归社会，依法享有与其他公民平等的权利。为帮助其安排好工作和生活，{agency}与帮教小组约定如下。帮教期自{helpFrom}至{helpTo}。',
      ),
      part('一、帮教小组和负责事项'),
      table(
        [34, 36, 60, 32],
        [
          head('姓名或者单位', '身份', '负责事项', '联系电话'),
          [label('{#parties}{name}'), label('{role}'), value('{duty}'), label('{phone}{/parties}')],
        ],
      ),
      part('二、帮扶目标'),
      table([116, 46], [head('目标', '争取完成日期'), [value('{#goals}{goal}'), label('{by}{/goals}')]]),
      part('三、小组的责任'),
      point('（一）了解本人的实际困难，介绍就业、创业、社会保险、社会救助等政策，协助办理手续；'),
      point('（二）按照约定的方式和时间联系，事先征得同意再上门，不穿制式服装，不在邻里间公开其经历；'),
      point('（三）保护本人和家属的隐私，资料只用于安置帮教；'),
      point('（四）遇到就业、就学、社会保障等方面的歧视，协助依法维护权益；'),
      point('（五）每次帮扶如实记录，本人可以查看。'),
      part('四、本人意愿'),
      point('{consent}'),
      point(
        '接受帮教出于自愿。本人可以随时要求改变联系方式、减少内容或者退出，不需要说明理由，也不会因此受到任何不利对待；以后需要时可以重新提出。变更或者退出请联系：{declineContact}。',
      ),
      point('下次一起回顾的日期：{reviewOn}。'),
      point('依据：《中华人民共和国监狱法》（2026年修订）第五十八条至第六十二条。'),
      part('五、签名'),
      table(
        [44, 70, 48],
        [
          signatures,
          [label('{name}（本人）'), label(''), label('')],
          [label('{#parties}{name}'), label(''), label('{/parties}')],
        ],
      ),
      ...sealAndDay(),
    ],
    page,
  );

export const responsibilityLetters = {
  'procedures/reception/documents/responsibility-letter': correction,
  'procedures/resettlement/documents/responsibility-letter': help,
};
