/** A pack as one document for a lawyer: whole rules, and where each of their values comes from. */
import type { PlainDate } from '@guilu/calendar';
import { stringify } from 'yaml';
import type { Law } from './law.ts';
import type { RawRule } from './rule-source.ts';
import type { Version } from './version.ts';
import { isRecord } from './yaml-source.ts';

const SHOWN = [
  'settings',
  'asks',
  'to',
  'given',
  'starts',
  'due',
  'repeat',
  'listed',
  'arises',
  'extend',
  'met',
  'void',
  'suspended',
  'refuse',
  'tiers',
  'watch',
  'each',
  'counted',
  'hit',
  'sum',
  'target',
];
const SORTS: Record<string, string> = {
  duty: '应办 Duties',
  gate: '准否 Gates',
  route: '权限 Routes',
  alert: '预警 Alerts',
  metric: '指标 Metrics',
};

/** Lines of Markdown. */
export function printPack(law: Law, pack: string, on: PlainDate): string[] {
  const title = law.packs.find((one) => one.id === pack)?.title;
  const lines = [`# ${title?.zh ?? pack} · ${title?.en ?? pack} (${pack}), ${on}`];
  let sort = '';
  for (const version of law.versionsInForce({ pack, on })) {
    if (version.sort !== sort) lines.push('', `## ${SORTS[version.sort] ?? version.sort}`);
    sort = version.sort;
    lines.push('', ...ruleLines(law, version));
  }
  return lines;
}

function ruleLines(law: Law, version: Version): string[] {
  const { summary, raw } = version;
  const basis = summary.basis.map((text) => `${law.basis(text).zh} (${law.basis(text).en})`).join('; ');
  const mark = summary.verified ? 'verified' : summary.corroborated ? 'corroborated, to be checked' : 'to be checked';
  const until = summary.through === undefined ? '' : ` – ${summary.through}`;
  return [
    `### ${summary.title.zh} · ${summary.title.en}`,
    `\`${summary.id}\` · ${summary.pack} · ${summary.version}${until} · ${mark}`,
    `依据 Basis: ${basis}`,
    ...(summary.owedBy.length > 0
      ? [`由谁 By: ${summary.owedBy.map((role) => law.roleTitle(role).zh).join('、')} (${summary.owedBy.join(', ')})`]
      : []),
    '```yaml',
    ...SHOWN.filter((key) => raw.body[key] !== undefined).flatMap((key) => valueLines(raw, key)),
    '```',
  ];
}

/** One part of a written rule, for reading: its key, its text, and the version that writes it where it is taken over from another. */
export interface RulePart {
  key: string;
  text: string;
  value: unknown;
  origin?: string;
}

/** The parts of a rule in the order in which one reads it. */
export function partsOf(raw: RawRule): RulePart[] {
  return SHOWN.filter((key) => raw.body[key] !== undefined).map((key) => {
    const origin = raw.base && raw.own[key] === undefined ? originOf(raw, [key]) : undefined;
    const text = stringify(raw.body[key], { lineWidth: 100 }).trimEnd();
    return { key, text, value: raw.body[key], ...(origin === undefined ? {} : { origin }) };
  });
}

function valueLines(raw: RawRule, key: string): string[] {
  const value = raw.body[key];
  if (!isRecord(value) || !raw.base) return written({ [key]: value }, raw.base ? originOf(raw, [key]) : undefined);
  const inner = Object.entries(value).flatMap(([name, v]) =>
    written({ [name]: v }, originOf(raw, [key, name])).map((line) => `  ${line}`),
  );
  return [`${key}:`, ...inner];
}

function written(value: Record<string, unknown>, origin: string | undefined): string[] {
  const lines = stringify(value, { lineWidth: 110 }).trimEnd().split('\n');
  return origin === undefined ? lines : [`${lines[0] ?? ''}   # ${origin}`, ...lines.slice(1)];
}

// The nearest version in the chain of amendments that writes the value itself.
function originOf(raw: RawRule, path: string[]): string {
  let rule: RawRule | undefined = raw;
  for (; rule; rule = rule.base) {
    let at: unknown = rule.own;
    for (const key of path) at = isRecord(at) ? at[key] : undefined;
    if (at !== undefined) return `${rule.pack} ${rule.from}`;
  }
  return raw.pack;
}
