// The papers of the entry announcement as Word documents: the request to attend, and what is read out and signed.
import { cutHere, flat, head, heading, label, numberLine, running, sealAndDay, value } from './forms.ts';
import { wordFile } from './word-file.ts';
import { fonts, paragraph, sizes, table } from './wordprocessing.ts';

const page = { top: 22, right: 24, bottom: 20, left: 26 };
const point = (text: string) => paragraph(text, { size: sizes.xiaoSi, indent: true, pitch: 20 });
const part = (text: string) =>
  paragraph(text, { size: sizes.xiaoSi, font: fonts.hei, align: 'left', before: 8, after: 4, keepNext: true });

const invitation = () =>
  wordFile(
    [
      heading('参加入矫宣告通知书'),
      numberLine(),
      flat('{addressee}：'),
      running(
        '社区矫正对象{name}（{sex}，类别：{category}）已办理接收，定于{at}在{place}举行入矫宣告，方式：{way}，由{chair}主持。请派员参加。{movedSaid}',
      ),
      running('宣告不公开进行。本通知所载个人信息依法保密，请勿转告无关人员。'),
      running(
        '依据：《中华人民共和国社区矫正法》第二十二条、第五十四条，《中华人民共和国社区矫正法实施办法》第二十条。',
      ),
      running('联系电话：{phone}。'),
      ...sealAndDay(),
      cutHere(),
      heading('回执', sizes.xiaoEr),
      flat('{agency}：'),
      running('{documentNumber}通知书收悉，我单位派　　　　　　　　参加。'),
      paragraph('（盖章）　　　　年　　月　　日', { align: 'right' }),
    ],
    page,
  );

const sheet = () =>
  wordFile(
    [
      heading('社区矫正宣告书'),
      numberLine(),
      flat('社区矫正对象{name}：'),
      running(
        '你（{sex}，{birthDate}出生，{idType}号码：{idNumber}）因{offence}，经{judgingOrgan}于{judgedOn}以{judgmentNumber}文书判处：{sentence}。依法对你实行社区矫正，类别为{category}，期限自{termFrom}至{termTo}，执行地为{executionPlace}。现依法向你宣告：',
      ),
      part('一、应当遵守的规定'),
      point(
        '遵守法律、行政法规，履行裁判、决定确定的义务；遵守关于报告、会客、外出、迁居、保外就医等监督管理规定，服从社区矫正机构的管理；社区矫正期间不准出境。离开所居住的市、县或者迁居，应当先报经批准，有正当理由的应当批准。禁止令：{prohibitions}。',
      ),
      part('二、违反规定的后果'),
      point(
        '违反监督管理规定的，视情节给予训诫、警告，提请公安机关予以治安管理处罚，或者依法提请撤销缓刑、撤销假释、收监执行。认罪悔罪、遵守规定、服从管理、接受教育表现突出的，给予表扬；符合减刑条件的，依法提请减刑。',
      ),
      part('三、依法享有的权利'),
      point(
        '人身权利、财产权利和其他未被依法剥夺或者限制的权利不受侵犯，在就业、就学和享受社会保障等方面不受歧视；对涉及自己的决定有权申辩；认为合法权益受到侵害的，可以向人民检察院或者有关机关申诉、控告和检举。被剥夺政治权利的，在剥夺期间不行使该项权利。',
      ),
      part('四、矫正小组和负责事项'),
      table(
        [32, 42, 88],
        [head('姓名', '身份', '负责事项'), [label('{#group}{name}'), label('{role}'), value('{task}{/group}')]],
      ),
      part('五、宣告'),
      point('时间：{at}。地点：{place}。方式：{way}。主持人：{chair}。宣告不公开进行。'),
      point(
        '依据：《中华人民共和国社区矫正法》第四条、第二十二条至第二十五条、第二十七条、第二十八条、第三十四条、第五十四条，《中华人民共和国社区矫正法实施办法》第二十条。',
      ),
      table(
        [44, 48, 70],
        [head('参加人员', '身份', '签名'), [label('{#people}{name}'), label('{role}'), label('{/people}')]],
      ),
      point('以上内容已向我宣告，均已明白（不能阅读的，已由工作人员宣读）。'),
      point('社区矫正对象签名（捺印）：　　　　　　　　　　　　年　　月　　日'),
      ...sealAndDay(),
    ],
    { ...page, numbered: true },
  );

const receipt = () =>
  wordFile(
    [
      heading('社区矫正法律文书回执'),
      numberLine(),
      flat('{addressee}：'),
      running('社区矫正对象{name}（{sex}，文书：{judgmentNumber}）的法律文书，我单位{received}。{lacking}'),
      running('联系电话：{phone}。'),
      ...sealAndDay(),
    ],
    page,
  );

const notReported = () =>
  wordFile(
    [
      heading('未按规定时间报到情况通报'),
      numberLine(),
      flat('{addressee}：'),
      running(
        '{name}（{sex}，{idType}号码：{idNumber}，户籍地：{hukou}）经{judgingOrgan}以{judgmentNumber}文书决定实行社区矫正，类别：{category}，应当在{reportBy}前到我单位报到，至今没有报到。',
      ),
      running('查找情况：{done}。'),
      running(
        '依据《中华人民共和国社区矫正法》第二十一条、第三十条和《关于进一步加强社区矫正工作衔接配合管理的意见》（司发通〔2026〕8号）第十一条、第十二条，现予通报，请协助查找；知悉其下落的，请及时告知我单位。',
      ),
      ...sealAndDay(),
    ],
    page,
  );

export const receptionPapers = {
  'procedures/reception/documents/papers-receipt': receipt,
  'procedures/reception/documents/not-reported-notice': notReported,
  'procedures/reception/documents/announcement-invitation': invitation,
  'procedures/reception/documents/announcement-sheet': sheet,
};
