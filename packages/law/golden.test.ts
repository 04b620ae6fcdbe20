/** What every pack, and every version of it, answers for the fixed cases, committed: after a change, read the diff and see that nothing else moved. */
import { expect, test } from 'vitest';
import { examplesOf, type Law } from './index.ts';
import type { Version } from './version.ts';
import { goldenCases, type GoldenCase, movedTo } from './testing/golden-cases.ts';
import { calendarAhead, shippedLaw } from './testing/shipped-law.ts';

const law = shippedLaw();
const calendar = calendarAhead;
/** Where rules without a first day are looked at. */
const USUAL = '2025-01-06';

type Kept = (answer: { pack: string; version: string }) => boolean;

function answers(pack: string, cases: GoldenCase[], kept: Kept): string[] {
  return cases.flatMap((one) =>
    one.on.flatMap((asOf) => {
      const { duties, alerts, changesAt } = law.evaluate({ pack, kind: one.kind, facts: one.facts, asOf, calendar });
      const owed = duties
        .filter(kept)
        .map(
          (d) =>
            `  ${d.due} ${d.status.padEnd(8)} ${d.key} · ${d.pack} ${d.version} · ${d.owedBy.join(', ')} · ${d.basis.join('; ')}`,
        );
      const told = alerts.filter(kept).map((a) => `  ! ${a.since} ${a.key} → ${a.to.join(', ')}`);
      if (owed.length + told.length === 0) return [];
      return [`${one.name}, on ${asOf}`, ...owed, ...told, `  next change ${changesAt ?? 'never'}`, ''];
    }),
  );
}

test.each(law.packs.map((pack) => pack.id))('%s', async (pack) => {
  await expect(answers(pack, goldenCases, () => true).join('\n')).toMatchFileSnapshot(`golden/${pack}.txt`);
});

const versions = [...new Set(law.everyVersion().map((v) => `${v.pack} ${v.fromText}`))].sort();

test.each(versions)('the rules that begin with %s', async (name) => {
  const [pack = '', from = ''] = name.split(' ');
  const rules = law.everyVersion().filter((v) => v.pack === pack && v.fromText === from);
  const cases = goldenCases.map((one) => movedTo(one, from < '2000' ? USUAL : from));
  const kept: Kept = (answer) => answer.pack === pack && answer.version === from;
  const lines = [...answers(pack, cases, kept), ...rules.flatMap((rule) => asked(law, rule, cases))];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/versions/${pack}-${from}.txt`);
});

// Each rule as its examples ask it; gates and routes also with nothing filled in, metrics over the fixed cases.
function asked(from: Law, version: Version, cases: GoldenCase[]): string[] {
  const { pack, id: rule, sort } = version;
  const first = version.fromText < '2000' ? USUAL : version.fromText;
  const nothing = { facts: [], asOf: first, ask: {} as Record<string, unknown> };
  const questions = [
    ...(sort === 'gate' || sort === 'route' ? [nothing] : []),
    ...examplesOf(version).map((e) => e.vector),
  ];
  if (sort === 'metric') {
    const period = { from: first, to: `${Number(first.slice(0, 4)) + 1}${first.slice(4)}` };
    const metric = from.metric({ pack, rule, period, cases, asOf: period.to, calendar });
    return [`metric ${rule} → ${metric?.numerator} / ${metric?.denominator} = ${metric?.value}`];
  }
  return questions.map(({ facts = [], asOf, ask }) => {
    const data = (ask['data'] ?? {}) as Record<string, unknown>;
    const question = { pack, rule, facts, asOf, data, calendar };
    if (sort === 'gate') {
      const { allowed, because } = from.askGate(question);
      return `gate ${rule} ${JSON.stringify(data)} → ${allowed ? 'allowed' : because.join(', ')}`;
    }
    if (sort === 'route') {
      const answer = from.askRoute(question);
      return `route ${rule} ${JSON.stringify(data)} → ${answer?.decides?.join(' → ') ?? `refused: ${answer?.refused}`}`;
    }
    const { duties, alerts } = from.evaluate({ pack, facts, asOf, calendar, rules: [rule] });
    const owed = duties.map((d) => `${d.due} ${d.status}, owed by ${d.owedBy.join(', ')}`);
    const told = alerts.map((a) => `since ${a.since}, told to ${a.to.join(', ')}`);
    return `${sort} ${rule} on ${asOf} → ${(sort === 'duty' ? owed : told).join('; ') || 'none'}`;
  });
}

test('every version of every rule, with its days, mark, basis and rows', async () => {
  const lines = law
    .everyVersion()
    .map(({ summary: s, raw }) => {
      const days = `${s.version} – ${s.through ?? ''}`;
      return `${s.pack} ${s.sort} ${s.id} · ${days} · ${String(raw.body['mark'])} · ${s.basis.join('; ')} · ${s.rows.join(' ')} · ${s.title.zh}`;
    })
    .sort();
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/rules.txt');
});

test('the answers are the same byte for byte when asked again', () => {
  const once = () => answers('fuzhou-county', goldenCases, () => true).join('\n');
  expect(once()).toBe(once());
});
