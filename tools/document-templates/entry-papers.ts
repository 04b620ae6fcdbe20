// The papers of intake as Word documents: notification (form 6, three copies) and the basic information form.
import { flat, head, heading, label, numberLine, sealAndDay, value } from './forms.ts';
import { wordFile } from './word-file.ts';
import { fonts, paragraph, sizes, table } from './wordprocessing.ts';

const page = { top: 18, right: 24, bottom: 15, left: 26 };
const foot = (text: string) => paragraph(text, { size: sizes.xiaoSi, align: 'left', tabs: [80], before: 5, after: 5 });
const small = (text: string) => paragraph(text, { size: sizes.xiaoSi, indent: true, pitch: 18.5 });

/** Written once and repeated for each copy; all but the first begin a page. */
const notification = () =>
  wordFile(
    [
      paragraph('{#copies}', {}),
      paragraph('{copy}', { size: sizes.wu, font: fonts.hei, align: 'right', pageBreakBefore: true }),
      heading('社区矫正告知书'),
      numberLine(),
      flat('{name}：'),
      small(
        '你（{sex}，{birthDate}出生，{ethnicity}，{idType}号码：{idNumber}，户籍地：{hukou}）因{offence}，经{judgingOrgan}于{judgedOn}以{judgmentNumber}文书判处：{sentence}。该裁判、决定自{effectiveOn}起生效。依法对你实行社区矫正，类别为{category}，期限自{termFrom}至{termTo}，执行地为{executionPlace}。现将有关事项告知如下：',
      ),
      small('一、报到。{reporting}。报到期限：{reportBy}。'),
      table(
        [32, 128],
        [
          [label('社区矫正机构'), value('{receivingAgency}')],
          [label('地址'), value('{reportAddress}')],
          [label('联系电话'), value('{reportPhone}')],
        ],
      ),
      small(
        '二、应当遵守的规定。遵守法律法规，履行裁判、决定确定的义务，遵守关于报告、会客、外出、迁居、保外就医等监督管理规定，服从社区矫正机构的管理。社区矫正期间不准出境；离开所居住的市、县或者迁居，应当先报经批准，有正当理由的应当批准。',
      ),
      small(
        '三、不遵守的后果。无正当理由未按期报到或者脱离监管，十日以内的给予训诫，超过十日的给予警告，超过一个月的依法提请撤销缓刑、撤销假释；违反其他监督管理规定的，视情节给予训诫、警告，或者依法提请治安管理处罚、撤销缓刑、撤销假释、收监执行。',
      ),
      small(
        '四、你的权利。人身权利、财产权利和其他合法权益受法律保护，在就业、就学和享受社会保障等方面不受歧视；可以申请社会救助、参加社会保险、获得法律援助；认为合法权益受到侵害的，可以向人民检察院或者有关机关申诉、控告和检举。',
      ),
      small('五、其他事项。{remarks}'),
      small(
        '依据：《中华人民共和国社区矫正法》第十九条、第二十一条、第二十三条、第二十七条、第三十四条、第四十三条，《中华人民共和国社区矫正法实施办法》第三十四条、第三十五条、第四十六条、第四十七条、第四十九条。',
      ),
      ...sealAndDay(),
      paragraph('以上内容本人已阅读（或者已由工作人员宣读），均已明白。', { size: sizes.xiaoSi, before: 8 }),
      paragraph('被告知人签名（捺印）：　　　　　　　　　　　　　　年　　月　　日', { size: sizes.xiaoSi, before: 4 }),
      paragraph('{/copies}', {}),
    ],
    page,
  );

const basicForm = () =>
  wordFile(
    [
      heading('本人基本情况登记表'),
      foot('登记单位：{agency}\t接收日期：{takenOverOn}'),
      table(
        [26, 33, 22, 24, 22, 35],
        [
          [
            label('姓名'),
            value('{name}'),
            label('曾用名'),
            value('{formerNames}'),
            label('照片', { span: 2, merge: 'start' }),
          ],
          [
            label('性别'),
            value('{sex}'),
            label('民族'),
            value('{ethnicity}'),
            label('', { span: 2, merge: 'continue' }),
          ],
          [
            label('出生日期'),
            value('{birthDate}'),
            label('文化程度'),
            value('{schooling}'),
            label('', { span: 2, merge: 'continue' }),
          ],
          [label('{idType}'), value('{idNumber}', 3), label('', { span: 2, merge: 'continue' })],
          [
            label('婚姻状况'),
            value('{maritalState}'),
            label('捕前职业'),
            value('{formerJob}'),
            label('联系电话'),
            value('{phone}'),
          ],
          [label('户籍地'), value('{hukou}', 5)],
          [label('法定居住地'), value('{legalAddress}', 5)],
          [label('实际居住地'), value('{actualAddress}', 5)],
          [label('工作单位及地址'), value('{workplace}', 5)],
          [label('罪名'), value('{offence}'), label('判决机关'), value('{judgingOrgan}', 3)],
          [label('文书文号'), value('{judgmentNumber}', 5)],
          [label('判处刑罚'), value('{sentence}', 5)],
          [label('起止日期'), value('{termFrom}至{termTo}', 5)],
          [label('羁押、服刑期间表现'), value('{custodyConduct}', 5)],
          [label('奖惩情况'), value('{rewardsAndPenalties}', 5)],
          [label('健康状况'), value('{health}', 5)],
          [label('技能特长'), value('{skills}', 5)],
          [label('困难和需求'), value('{needs}', 5)],
        ],
      ),
      paragraph('家庭成员和主要社会关系', {
        size: sizes.xiaoSi,
        font: fonts.hei,
        align: 'left',
        before: 10,
        after: 4,
        keepNext: true,
      }),
      table(
        [22, 30, 24, 50, 36],
        [
          head('关系', '姓名', '出生年份', '工作单位或者住址', '电话'),
          ['{#family}{relation}', '{name}', '{birthYear}', '{occupation}', '{phone}{/family}'].map((text) =>
            label(text),
          ),
        ],
      ),
      foot('填表人：{filledBy}\t填表日期：{date}'),
      foot('本人签名：'),
    ],
    page,
  );

export const entryPapers = {
  'procedures/intake/documents/notification': notification,
  'procedures/intake/documents/basic-form': basicForm,
};
