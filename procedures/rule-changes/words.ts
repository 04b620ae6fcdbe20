/** Periods, due clauses, facts and answers of rules in Chinese and English. Pure. */
import type { Law, Version, Wording } from '@guilu/law';

const units: Record<string, Wording> = {
  minute: { zh: '分钟', en: 'minute' },
  hour: { zh: '小时', en: 'hour' },
  day: { zh: '天', en: 'day' },
  workday: { zh: '个工作日', en: 'working day' },
  month: { zh: '个月', en: 'month' },
  year: { zh: '年', en: 'year' },
};
const periods: Record<string, Wording> = {
  week: { zh: '每周', en: 'every week' },
  month: { zh: '每月', en: 'every month' },
  quarter: { zh: '每季度', en: 'every quarter' },
  half: { zh: '每半年', en: 'every half year' },
  year: { zh: '每年', en: 'every year' },
};

/** `10 workday` as 10个工作日 and 10 working days. */
export function valueWords(kind: string, value: string): Wording {
  if (kind === 'period') return periods[value] ?? { zh: value, en: value };
  const [count = '', unit = ''] = value.split(' ');
  const words = kind === 'span' ? units[unit] : undefined;
  return words
    ? { zh: `${count}${words.zh}`, en: `${count} ${words.en}${count === '1' ? '' : 's'}` }
    : { zh: value, en: value };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const word = (zh: string, en: string): Wording => ({ zh, en });

/** The clauses of a limit; a setting that one names is written with its figure. */
export function dueWords(value: unknown, version: Pick<Version, 'raw'>): Wording {
  const clauses = (Array.isArray(value) ? (value as unknown[]) : [value]).map((clause) =>
    clauseWords(isRecord(clause) ? clause : { after: clause }, version),
  );
  return word(clauses.map((one) => one.zh).join('；'), clauses.map((one) => one.en).join('; '));
}

function clauseWords(clause: Record<string, unknown>, version: Pick<Version, 'raw'>): Wording {
  const span = (text: unknown) => valueWords('span', settled(String(text), version));
  const when = typeof clause.when === 'string' ? word(`${clause.when} 时，`, `where ${clause.when}: `) : word('', '');
  const said = (zh: string, en: string) => word(when.zh + zh, when.en + en);
  if (clause.none === true) return said('没有期限', 'no limit');
  if (clause.on !== undefined) return said(`${String(clause.on)} 当天`, `on ${String(clause.on)}`);
  if (clause.before !== undefined)
    return said(
      `${String(clause.of)} 之前${span(clause.before).zh}`,
      `${span(clause.before).en} before ${String(clause.of)}`,
    );
  const from = clause.from === undefined ? word('起点', 'the start') : word(String(clause.from), String(clause.from));
  const roll = clause.roll === true ? word('，最后一天逢节假日顺延', ', rolled past holidays') : word('', '');
  const after = span(clause.after);
  return said(
    settled(String(clause.after), version).startsWith('0 ')
      ? `${from.zh}当天${roll.zh}`
      : `${from.zh}后${after.zh}${roll.zh}`,
    `${after.en} after ${from.en}${roll.en}`,
  );
}

function settled(text: string, { raw }: Pick<Version, 'raw'>): string {
  if (!text.startsWith('$')) return text;
  const settings = isRecord(raw.body.settings) ? raw.body.settings : {};
  const value = settings[text.slice(1)];
  return String(isRecord(value) ? value.value : (value ?? text));
}

/** What a fact says: `类别 缓刑，矫正开始 2026-11-02`. */
export function dataWords(law: Law, data: Record<string, unknown>, type?: string): Wording {
  const fields = type === undefined ? [] : (law.factType(type)?.fields ?? []);
  const parts = Object.entries(data).map(([name, value]) => {
    const table = fields.find((field) => field.name === name)?.table;
    const titles = (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) =>
      table ? law.codeTitle(table, String(one)) : plain(one),
    );
    const title = law.fieldTitle(name);
    return word(
      `${title.zh} ${titles.map((one) => one.zh).join('、')}`,
      `${title.en} ${titles.map((one) => one.en).join(', ')}`,
    );
  });
  return word(parts.map((one) => one.zh).join('，'), parts.map((one) => one.en).join(', '));
}

const answers: Record<string, Wording> = {
  due: word('到期', 'due'),
  status: word('状态', 'status'),
  since: word('自', 'since'),
  to: word('告诉', 'told to'),
  because: word('理由', 'because'),
  decides: word('决定', 'decides'),
  refused: word('不准', 'refused'),
  instances: word('各期', 'each'),
  numerator: word('分子', 'numerator'),
  denominator: word('分母', 'denominator'),
  value: word('值', 'value'),
};
/** What is answered with yes or no: said for yes, said for no. */
const verdicts: Record<string, [Wording, Wording]> = {
  none: [word('没有这项', 'there is none'), word('有这项', 'there is one')],
  raised: [word('提出预警', 'raised'), word('不提出预警', 'not raised')],
  allowed: [word('准', 'allowed'), word('不准', 'refused')],
  met: [word('达到', 'met'), word('未达到', 'not met')],
};
const statuses: Record<string, Wording> = {
  open: word('未到期', 'not yet due'),
  met: word('按时完成', 'met in time'),
  'met-late': word('逾期完成', 'met late'),
  overdue: word('已逾期', 'overdue'),
  void: word('不再需要', 'no longer owed'),
};

const plain = (value: unknown): Wording =>
  value === true ? word('是', 'yes') : value === false ? word('否', 'no') : word(String(value), String(value));

/** What an example expects: `到期 2026-03-07，状态 未到期`. */
export function answerWords(law: Law, value: unknown, name = ''): Wording {
  if (Array.isArray(value)) {
    const parts = (value as unknown[]).map((one) => answerWords(law, one, name));
    return word(parts.map((one) => one.zh).join('；'), parts.map((one) => one.en).join('; '));
  }
  if (isRecord(value)) {
    const parts = Object.entries(value).map(([key, inner]) => {
      const yesNo = typeof inner === 'boolean' ? verdicts[key]?.[inner ? 0 : 1] : undefined;
      if (yesNo) return yesNo;
      const [title, said] = [answers[key] ?? law.fieldTitle(key), answerWords(law, inner, key)];
      return word(`${title.zh} ${said.zh}`, `${title.en} ${said.en}`);
    });
    return word(parts.map((one) => one.zh).join('，'), parts.map((one) => one.en).join(', '));
  }
  const text = String(value);
  if (name === 'status') return statuses[text] ?? plain(value);
  if (name === 'because') return law.catalogue.reasons.get(text) ?? plain(value);
  return name === 'to' || name === 'decides' ? law.roleTitle(text) : plain(value);
}
