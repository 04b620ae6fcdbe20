/** The empty workbook of a running stock, with every column explained. Its sheets are read as any other workbook's. */
import { type SheetToWrite, writeWorkbook } from '@guilu/platform/spreadsheets/write.ts';
import { type FieldName, LAYOUTS, type SheetLayout } from '../roster/layouts.ts';

const sheets: { name: string; layout: SheetLayout; about: string }[] = [
  { name: '人员', layout: 'running-stock', about: '一人一行，现在还在矫的都写。已经解除或终止的不写。' },
  { name: '走访谈话', layout: 'stock-contacts', about: '一次一行。按身份证号码找到人。' },
  { name: '报告', layout: 'stock-reports', about: '本人每报告一次一行。' },
  { name: '外出', layout: 'stock-leaves', about: '每批准一次外出一行。没有批准的不写。' },
  { name: '奖惩', layout: 'stock-decisions', about: '表扬、训诫、警告，一次一行。' },
  {
    name: '记录范围',
    layout: 'stock-scope',
    about: '哪一种记录自哪天起一次不漏。不写的，系统当作不完整：接管前没有记到的，不算没做。',
  },
];

const daysAsWritten = '2026-03-05、2026/3/5、2026年3月5日都可以';
const yesNo = '是、否；不知道就空着';
/** How a column is filled in; columns whose heading says it all have none. */
const howTo: Partial<Record<FieldName, string>> = {
  idNumber: '18 位，单元格设为“文本”，否则末几位会丢',
  documentType: '身份证、护照、港澳居民来往内地通行证、台湾居民来往大陆通行证；空着就是身份证',
  sex: '男、女；有身份证号码的可以空着',
  birthDate: `没有身份证号码时必须写。${daysAsWritten}`,
  residenceAddress: '写到村、社区，系统据此找到司法所；与户籍相同可以写“同户籍”',
  unit: '司法所的全名或简称；空着就按居住地址',
  phone: '几个号码用“、”分开',
  category: '管制、缓刑、假释、暂予监外执行',
  termStart: `按执行通知书。${daysAsWritten}`,
  termEnd: '按最近一次生效的裁定；已经过了的也照写',
  registeredOn: '社区矫正机构登记接收的日子',
  announcedOn: '和后面两列一起写；不知道谁在场的，系统不登记宣告',
  announcedSigned: yesNo,
  announcedGroup: yesNo,
  groupFormedOn: '和小组成员一起写',
  groupMembers: '用“、”分开',
  level: '入矫期、严管、普管、宽管',
  levelSetOn: '空着就记接管的日子',
  teopGround: '暂予监外执行的写：严重疾病、怀孕、哺乳、生活不能自理',
  minorRegime: yesNo,
  exitRestricted: '是、否：档案里有没有限制出境的文书',
  doneOn: daysAsWritten,
  recordKind:
    '走访谈话表写：走访、谈话（空着是走访）；报告表写：日常、身体情况（空着是日常）；奖惩表写：表扬、训诫、警告',
  doneBy: '司法所、村居、志愿者；空着是司法所',
  target: '本人、家属、村居、用人单位、学校、其他',
  seen: yesNo,
  channel: '当面、电话、视频、移动端、短信、微信、书面、代为',
  purpose: '就医、就学、诉讼、重要家庭事务、重要工作、其他（空着是其他）',
  decidedBy: '司法所、县级、市级；空着是县级',
  returnedOn: '还没有回来的空着',
  ground:
    '训诫、警告写：逾期报到、脱离监管、擅自离开、外出逾期、违反报告规定、拒不报告活动情况、违反会客规定、违反迁居规定、不参加教育等活动、逾期不提交复查、违反禁止令、违规接触、定位装置违规、其他',
  scopeSheet: '走访谈话、报告、外出、奖惩',
  scopeSince: `从这天起，这一种记录一次不漏。${daysAsWritten}`,
};

/** The bytes of the `.xlsx`. */
export function stockTemplate(): Promise<Buffer> {
  return writeWorkbook([explanations(), ...sheets.map(emptySheet)]);
}

const kindsOf = (layout: SheetLayout) => LAYOUTS[layout].filter((kind) => kind.fields.length !== 2);

function emptySheet({ name, layout }: (typeof sheets)[number]): SheetToWrite {
  const headings = kindsOf(layout).map((kind) => kind.header);
  const scope = layout === 'stock-scope' ? [['走访谈话'], ['报告'], ['外出'], ['奖惩']] : [];
  return {
    name,
    rows: [headings, ...scope],
    headerRows: 1,
    widths: headings.map((text) => Math.max(10, text.length * 2 + 4)),
  };
}

function explanations(): SheetToWrite {
  const rows: string[][] = [
    ['在矫人员存量表：填表说明'],
    ['一个县开始使用时，把在矫人员和已经做过的事一次交给系统。上传后先看每一行的结果，确认之前什么也不写入。'],
    ['表名、列的先后可以变，列名不要改。不用的列可以删掉，带“必填”的不能删。不知道的空着，不要猜。'],
    [],
    ['表', '列', '必填', '怎么写'],
  ];
  for (const { name, layout, about } of sheets) {
    rows.push([name, '', '', about]);
    for (const kind of kindsOf(layout)) {
      const field = kind.fields[0];
      if (field) rows.push([name, kind.header, kind.required ? '必填' : '', howTo[field] ?? '']);
    }
  }
  return { name: '填表说明', rows, headerRows: 1, widths: [12, 22, 8, 90] };
}
