/** The words that the coded cells of a running stock's workbook may hold. */
import { table } from '../roster/coded-values.ts';
import type { RecordLayout } from '../roster/layouts.ts';

export const LEVELS = table<string>([
  ['entry', '入矫期 入矫'],
  ['strict', '严管 严格管理 一级 重点'],
  ['general', '普管 普通管理 二级 一般'],
  ['lenient', '宽管 宽松管理 三级'],
]);
export const TEOP_GROUNDS = table<string>([
  ['illness', '严重疾病 疾病 患病 保外就医'],
  ['pregnancy', '怀孕 妊娠'],
  ['breastfeeding', '哺乳 哺乳期'],
  ['self-care', '生活不能自理 不能自理'],
]);
export const CONTACT_KINDS = table<'visit' | 'talk'>([
  ['visit', '走访 家访 实地走访'],
  ['talk', '谈话 个别谈话 谈话教育'],
]);
export const DOERS = table<string>([
  ['office', '司法所 司法所工作人员'],
  ['village', '村居 村委会 居委会 村 社区'],
  ['volunteer', '志愿者'],
]);
export const TARGETS = table<string>([
  ['person', '本人'],
  ['family', '家属 亲属'],
  ['village', '村居 村委会 居委会 社区'],
  ['employer', '用人单位 单位'],
  ['school', '学校'],
  ['other', '其他'],
]);
export const CHANNELS = table<string>([
  ['in-person', '当面 到所 现场'],
  ['phone', '电话'],
  ['video', '视频'],
  ['app', '移动端 手机端 小程序'],
  ['message', '短信'],
  ['wechat', '微信'],
  ['letter', '书面'],
  ['proxy', '代为'],
]);
export const REPORT_KINDS = table<'regular' | 'health'>([
  ['regular', '日常 日常报告 定期报告'],
  ['health', '身体情况 病情 身体情况报告 病情复查'],
]);
export const PURPOSES = table<string>([
  ['medical', '就医 看病'],
  ['school', '就学 上学'],
  ['litigation', '诉讼 参与诉讼'],
  ['family', '重要家庭事务 家庭重要事务 处理家庭事务 探亲'],
  ['work', '重要工作 处理重要工作 务工'],
  ['other', '其他'],
]);
export const DECIDERS = table<string>([
  ['office', '司法所 受委托司法所'],
  ['county', '县级 县司法局 县社区矫正机构 县'],
  ['city', '市级 市司法局 市社区矫正机构 市'],
]);
export const DECISIONS = table<'praised' | 'admonished' | 'warned'>([
  ['praised', '表扬'],
  ['admonished', '训诫'],
  ['warned', '警告'],
]);
export const BREACHES = table<string>([
  ['late-report-in', '逾期报到'],
  ['out-of-supervision', '脱离监管 脱管'],
  ['left-area', '擅自离开 擅自外出'],
  ['leave-overstay', '外出逾期 逾期不归'],
  ['report', '违反报告规定 未按时报告'],
  ['refused-report', '拒不报告活动情况 拒不报告'],
  ['visit', '违反会客规定'],
  ['move', '违反迁居规定'],
  ['education-absence', '不参加教育等活动 不参加学习 不参加公益活动'],
  ['recheck-late', '逾期不提交复查'],
  ['prohibition', '违反禁止令'],
  ['restricted-contact', '违规接触'],
  ['device', '定位装置违规'],
  ['other', '其他'],
]);
export const SCOPES = table<RecordLayout>([
  ['stock-contacts', '走访谈话 走访 谈话'],
  ['stock-reports', '报告 报告记录'],
  ['stock-leaves', '外出 外出记录'],
  ['stock-decisions', '奖惩 奖惩记录'],
]);
