/** The layouts of sheets as data: which header means which field, how its cells are read, what a sheet must have. */

/** Rosters that people come with: two that others send, and the county's own running stock. */
export type LayoutName = 'release-notices' | 'handovers' | 'running-stock';
/** Sheets of a running stock's workbook besides its people: what was done with them before. */
export type RecordLayout = 'stock-contacts' | 'stock-reports' | 'stock-leaves' | 'stock-decisions';
export type SheetLayout = LayoutName | RecordLayout | 'stock-scope';

export type FieldType =
  | 'not-read'
  | 'text'
  | 'name'
  | 'names'
  | 'sex'
  | 'birth-date'
  | 'date'
  | 'two-dates'
  | 'duration'
  | 'document-type'
  | 'number'
  | 'address'
  | 'place'
  | 'unit'
  | 'phone'
  | 'yes-no'
  | 'complete'
  | 'release-category'
  | 'correction-category'
  | 'coded';

export type FieldName =
  | 'noticeNumber'
  | 'documentNumber'
  | 'name'
  | 'formerNames'
  | 'sex'
  | 'birthDate'
  | 'ethnicity'
  | 'documentType'
  | 'idNumber'
  | 'hukouAddress'
  | 'residenceAddress'
  | 'executionPlace'
  | 'unit'
  | 'phone'
  | 'offence'
  | 'court'
  | 'judgmentNumber'
  | 'judgmentDate'
  | 'effectiveDate'
  | 'sentence'
  | 'sentenceStart'
  | 'sentenceEnd'
  | 'termChanges'
  | 'releaseCategory'
  | 'releaseDate'
  | 'prison'
  | 'noticeDate'
  | 'familyName'
  | 'familyPhone'
  | 'mayNotReport'
  | 'conduct'
  | 'category'
  | 'termStart'
  | 'termEnd'
  | 'term'
  | 'handoverDate'
  | 'handoverUnit'
  | 'papersComplete'
  | 'exitRestricted'
  | 'prohibition'
  | 'remarks'
  | 'reportedInOn'
  | 'registeredOn'
  | 'announcedOn'
  | 'announcedSigned'
  | 'announcedGroup'
  | 'groupFormedOn'
  | 'groupMembers'
  | 'planMadeOn'
  | 'level'
  | 'levelSetOn'
  | 'teopGround'
  | 'teopUntil'
  | 'minorRegime'
  | 'doneOn'
  | 'recordKind'
  | 'doneBy'
  | 'target'
  | 'seen'
  | 'findings'
  | 'channel'
  | 'leaveFrom'
  | 'leaveTo'
  | 'purpose'
  | 'destination'
  | 'approvedOn'
  | 'decidedBy'
  | 'returnedOn'
  | 'ground'
  | 'scopeSheet'
  | 'scopeSince';

export interface ColumnKind {
  /** None for a serial number; two where one cell holds two dates. */
  fields: FieldName[];
  header: string;
  aliases: string[];
  type: FieldType;
  /** Without such a column the sheet is not this layout. */
  required: boolean;
}

function column(fields: string, header: string, aliases: string, type: FieldType, required = false): ColumnKind {
  const split = (text: string) => text.split(' ').filter(Boolean);
  return { fields: split(fields) as FieldName[], header, aliases: split(aliases), type, required };
}

const serial = column('', '序号', '编号 序 No', 'not-read');
const sameInBoth: ColumnKind[] = [
  column('formerNames', '曾用名', '别名 曾用名/别名 别名或曾用名', 'names'),
  column('sex', '性别', '', 'sex'),
  column('birthDate', '出生日期', '出生年月 出生年月日 出生时间 生日', 'birth-date'),
  column('ethnicity', '民族', '', 'text'),
  column('documentType', '证件类型', '证件种类 证件名称', 'document-type'),
  column(
    'idNumber',
    '身份证号码',
    '身份证号 公民身份号码 公民身份证号码 居民身份证号码 身份证件号码 证件号码 证件号 身份证',
    'number',
    true,
  ),
  column('hukouAddress', '户籍地址', '户籍所在地 户籍地 户籍 户口所在地 户籍地详址', 'address'),
  column('offence', '罪名', '犯罪罪名 原判罪名 案由', 'text'),
  column('remarks', '备注', '说明 其他情况', 'text'),
];

const releaseNotices: ColumnKind[] = [
  serial,
  column('noticeNumber', '通知书编号', '通知书文号 通知书号 文号', 'text'),
  column('name', '姓名', '人员姓名 刑释人员姓名 罪犯姓名 服刑人员姓名 名字', 'name', true),
  ...sameInBoth,
  column(
    'residenceAddress',
    '拟居住地址',
    '拟居住地 释放后居住地 释放后住址 拟落脚地 回归住址 出监后住址 居住地址 居住地 现住址 家庭住址',
    'address',
  ),
  column('court', '判决机关', '原判法院 判决法院 原判机关', 'text'),
  column('judgmentNumber', '判决书文号', '判决书号 判决文号', 'text'),
  column('sentence', '原判刑期', '刑期 判处刑期 原判刑罚', 'text'),
  column('sentenceStart', '刑期起日', '刑期起始日 刑期起 刑期开始日期 起刑日期', 'date'),
  column('sentenceEnd', '刑期止日', '刑期终止日 刑期止 刑期届满日 刑满日期 止刑日期', 'date'),
  column('sentenceStart sentenceEnd', '刑期起止', '刑期起止日期 刑期起止日', 'two-dates'),
  column('termChanges', '刑期变动', '刑期变动情况 减刑情况', 'text'),
  column('releaseCategory', '释放类别', '释放类型 释放种类 释放原因 出监类别', 'release-category'),
  column('releaseDate', '释放日期', '释放时间 刑满释放日期 刑释日期 出监日期 出狱日期', 'date', true),
  column('prison', '释放单位', '释放监所 羁押单位 原羁押单位 服刑监狱 监所名称 监狱名称', 'text'),
  column('noticeDate', '通知书日期', '通知日期 发文日期 填发日期 签发日期', 'date'),
  column('unit', '接收单位', '接收司法所 拟接收司法所 所属司法所 司法所 安置帮教单位', 'unit'),
  column('familyName', '家属姓名', '亲属姓名 家属联系人 联系人', 'text'),
  column('familyPhone', '家属电话', '家属联系电话 亲属电话 联系电话 联系方式', 'phone'),
  column('mayNotReport', '可能不报到', '是否可能不报到 可能不按时报到', 'yes-no'),
  column('conduct', '服刑期间表现', '改造表现 狱内表现', 'text'),
];

const handovers: ColumnKind[] = [
  serial,
  column('documentNumber', '执行通知书文号', '执行通知书编号 执行通知书号 文书编号', 'text'),
  column('name', '姓名', '人员姓名 罪犯姓名 名字 社区矫正对象姓名 社区矫正对象 矫正对象姓名 矫正对象', 'name', true),
  ...sameInBoth,
  column('residenceAddress', '居住地址', '居住地 现住址 现居住地 经常居住地 固定居住地 居住地详址', 'address'),
  column('executionPlace', '执行地', '社区矫正执行地 矫正执行地 执行地县区 执行地区县', 'place'),
  column('unit', '司法所', '受委托司法所 接收司法所 所属司法所 管理司法所 接收单位', 'unit'),
  column('phone', '联系电话', '本人电话 手机号码 手机号 手机 联系方式', 'phone'),
  column('category', '矫正类别', '社区矫正类别 矫正类型 社矫类别 人员类别', 'correction-category', true),
  column('sentence', '原判刑罚', '原判刑期 判处刑罚 主刑', 'text'),
  column('court', '决定机关', '社区矫正决定机关 判决机关 判决法院 裁决机关', 'text'),
  column('judgmentNumber', '判决书文号', '判决书号 法律文书文号 裁判文书号 文书号', 'text'),
  column('judgmentDate', '判决日期', '判决时间 裁判日期 裁定日期 决定日期', 'date'),
  column('effectiveDate', '生效日期', '判决生效日期 文书生效日期 法律文书生效日期 裁判生效日期', 'date'),
  column('termStart', '矫正起日', '矫正期起日 矫正起始日期 矫正开始日期 矫正期限起日 考验期起日', 'date'),
  column('termEnd', '矫正止日', '矫正期止日 矫正终止日期 矫正结束日期 矫正期限止日 考验期止日', 'date'),
  column('termStart termEnd', '矫正起止日期', '矫正期限起止 矫正期起止 考验期起止', 'two-dates'),
  column('term', '矫正期限', '社区矫正期限 矫正期 考验期 考验期限', 'duration'),
  column('handoverDate', '交付日期', '交付时间 移交日期 交接日期', 'date'),
  column('handoverUnit', '交付机关', '交付单位 移交机关 移交单位 送交单位', 'text'),
  column('papersComplete', '文书是否齐全', '法律文书是否齐全 文书齐全 材料是否齐全', 'complete'),
  column('exitRestricted', '限制出境', '是否限制出境 是否报备边控 边控', 'yes-no'),
  column('prohibition', '禁止令', '是否适用禁止令 禁止令内容', 'text'),
];

/** The people of a county's running stock: what the handover said, and what has been done since. */
const runningStock: ColumnKind[] = [
  ...handovers.filter(
    (kind) => !kind.fields.some((field) => ['handoverDate', 'handoverUnit', 'papersComplete'].includes(field)),
  ),
  column('registeredOn', '入矫登记日期', '登记日期 接收日期 入矫日期', 'date', true),
  column('reportedInOn', '报到日期', '报到时间', 'date'),
  column('announcedOn', '宣告日期', '入矫宣告日期', 'date'),
  column('announcedSigned', '宣告本人签字', '', 'yes-no'),
  column('announcedGroup', '宣告小组到场', '', 'yes-no'),
  column('groupFormedOn', '小组成立日期', '矫正小组成立日期', 'date'),
  column('groupMembers', '小组成员', '矫正小组成员', 'text'),
  column('planMadeOn', '方案制定日期', '矫正方案日期', 'date'),
  column('level', '管理等级', '管理类别 分类等级', 'coded'),
  column('levelSetOn', '定级日期', '', 'date'),
  column('teopGround', '暂予监外执行情形', '监外执行事由', 'coded'),
  column('teopUntil', '暂予监外执行期限至', '监外执行止日', 'date'),
  column('minorRegime', '未成年矫正', '未成年人', 'yes-no'),
];

const whose: ColumnKind[] = [
  serial,
  column('name', '姓名', '人员姓名 社区矫正对象 社区矫正对象姓名', 'name'),
  column('idNumber', '身份证号码', '身份证号 公民身份号码 证件号码 身份证', 'number', true),
];
const stockContacts: ColumnKind[] = [
  ...whose,
  column('doneOn', '走访谈话日期', '走访日期 谈话日期', 'date', true),
  column('recordKind', '走访或谈话', '方式', 'coded'),
  column('doneBy', '走访人', '由谁 谈话人', 'coded'),
  column('target', '走访对象', '', 'coded'),
  column('seen', '见到本人', '是否见到本人', 'yes-no'),
  column('findings', '情况', '走访情况 谈话内容', 'text'),
];
const stockReports: ColumnKind[] = [
  ...whose,
  column('doneOn', '报告日期', '', 'date', true),
  column('channel', '报告方式', '方式', 'coded', true),
  column('recordKind', '报告种类', '', 'coded'),
];
const stockLeaves: ColumnKind[] = [
  ...whose,
  column('leaveFrom', '外出起日', '外出开始日期', 'date', true),
  column('leaveTo', '外出止日', '外出结束日期', 'date', true),
  column('purpose', '外出事由', '事由', 'coded'),
  column('destination', '目的地', '外出地点', 'text'),
  column('approvedOn', '批准日期', '', 'date', true),
  column('decidedBy', '批准机关', '', 'coded'),
  column('returnedOn', '销假日期', '返回日期', 'date'),
];
const stockDecisions: ColumnKind[] = [
  ...whose,
  column('doneOn', '奖惩日期', '决定日期', 'date', true),
  column('recordKind', '奖惩种类', '种类', 'coded', true),
  column('ground', '违规行为', '事由', 'coded'),
  column('findings', '说明', '事实', 'text'),
];
const stockScope: ColumnKind[] = [
  column('scopeSheet', '记录种类', '', 'coded', true),
  column('scopeSince', '自哪天起完整', '完整起日', 'date', true),
];

export const LAYOUTS: Record<SheetLayout, ColumnKind[]> = {
  'release-notices': releaseNotices,
  handovers,
  'running-stock': runningStock,
  'stock-contacts': stockContacts,
  'stock-reports': stockReports,
  'stock-leaves': stockLeaves,
  'stock-decisions': stockDecisions,
  'stock-scope': stockScope,
};

/** What a file most likely is where it is not of a layout. */
export const otherLayout = (layout: LayoutName): LayoutName =>
  layout === 'handovers' ? 'release-notices' : 'handovers';

/** The headers that a sheet must have to be read as a layout. */
export const requiredHeaders = (layout: LayoutName): string[] =>
  LAYOUTS[layout].filter((kind) => kind.required).map((kind) => kind.header);
