/** A decision explained to the person: what was decided, by which rule and article, on what it rests, and that somebody decided it (PIPL 24, 48). */
import type { Wording } from '@guilu/law';
import { formatDay } from '@guilu/platform/language/text.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { linesOf } from '@guilu/records/cases/index.ts';
import { basisOf } from '@guilu/records/deadlines/index.ts';
import { sql } from 'kysely';
import type { Explained } from './store.ts';
import { showsText } from './withheld.ts';

/** Decisions that are explained when they are asked about. */
export const explainable = new Set([
  'correction.registered',
  'correction.leave-approved',
  'correction.leave-refused',
  'correction.admonished',
  'correction.warned',
  'correction.praised',
  'correction.scored',
  'correction.positioning-ordered',
  'correction.positioning-extended',
  'correction.move-decided',
  'correction.plan-made',
  'case.level-set',
  'case.risk-assessed',
  'case.objection-decided',
]);

interface Gate {
  rule?: string;
  version?: string;
  pack?: string;
  decides?: string[];
}

const joined = (all: readonly Wording[]): Wording => ({
  zh: all.map((one) => one.zh).join('、'),
  en: all.map((one) => one.en).join(', '),
});

function ruleOf(work: Work, gate: Gate) {
  const { pack, rule: id, version } = gate;
  if (!pack || !id || !version) return undefined;
  return (['gate', 'route'] as const)
    .map((sort) => work.law.rule({ pack, sort, id, on: version }))
    .find((one) => one !== undefined);
}

/** Lines in plain language about one decision. */
export async function explain(work: Work, county: string, fact: RecordedFact): Promise<Explained[]> {
  const type = work.law.factType(fact.type);
  const title = type?.title ?? { zh: fact.type, en: fact.type };
  const kept = await sql<{
    gate: Gate | null;
  }>`select gate from fact where county = ${county} and id = ${fact.id}`.execute(work.tx);
  const papers = await sql<{
    number: string;
  }>`select number from paper where county = ${county} and ${fact.id}::uuid = any(facts) order by made_at`.execute(
    work.tx,
  );
  const gate = kept.rows[0]?.gate ?? {};
  const rule = ruleOf(work, gate);
  const shown = type && {
    ...type,
    fields: type.fields.filter((field) => field.kind !== 'text' || showsText(fact.type, field.name)),
  };
  const decider = typeof fact.data.decidedBy === 'string' ? fact.data.decidedBy : (gate.decides?.at(-1) ?? 'county');
  const role = work.law.roleTitle(decider);
  const day = (language: 'zh-CN' | 'en') => formatDay(fact.on.slice(0, 10), language, work.today);
  return [
    {
      label: { zh: '决定', en: 'Decision' },
      text: { zh: `${day('zh-CN')}，${title.zh}`, en: `${title.en}, ${day('en')}` },
    },
    ...linesOf(work.law, work.keyring, shown, fact.data, work.today)
      .filter((line) => !line.masked && line.field !== 'decidedBy')
      .map((line) => ({ label: line.label, text: line.value })),
    ...(rule ? [{ label: { zh: '适用的规则', en: 'Rule applied' }, text: rule.title }] : []),
    ...(rule && rule.basis.length > 0
      ? [{ label: { zh: '依据', en: 'Law' }, text: joined(basisOf(work, rule.basis)) }]
      : []),
    ...(papers.rows.length
      ? [
          {
            label: { zh: '文书', en: 'Papers' },
            text: joined(papers.rows.map((row) => ({ zh: row.number, en: row.number }))),
          },
        ]
      : []),
    {
      label: { zh: '由谁决定', en: 'Who decided' },
      text: {
        zh: `由工作人员（${role.zh}）作出。系统只核对条件和计算期限，不自动作出决定。`,
        en: `A member of staff (${role.en}). The system checks conditions and counts days; it decides nothing by itself.`,
      },
    },
  ];
}
