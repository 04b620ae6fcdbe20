/** What must hold for any case whatever, tried on random ones made from the fact catalogue itself. */
import { addDays, dayNumber, instantMinutes, minutesText } from '@guilu/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseKind, Fact, FactType, FieldType } from './index.ts';
import { calendarAhead as calendar, shippedLaw } from './testing/shipped-law.ts';
import { isRecord } from './yaml-source.ts';

const law = shippedLaw();
const FIRST = '2025-03-01';
const LAST = '2026-01-15';
const PACKS: [string, CaseKind][] = [
  ['national', 'correction'],
  ['fuzhou-county', 'correction'],
  ['hubei-yihe-office', 'correction'],
  ['huanglong-county', 'resettlement'],
  ['district-street', 'resettlement'],
  ['xx-township-desk', 'request'],
  ['fuzhou-county-socialworker', 'employment'],
];

function valueOf(field: FieldType): fc.Arbitrary<unknown> {
  const codes = field.only ?? law.codesOf(field.table ?? '').map((c) => c.code);
  if (codes.length > 0) return field.list ? fc.subarray(codes, { minLength: 1 }) : fc.constantFrom(...codes);
  switch (field.kind) {
    case 'bool':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: 1, max: 12 });
    case 'date':
      return fc.integer({ min: 0, max: 900 }).map((n) => addDays(FIRST, n));
    case 'fact':
      return fc.integer({ min: 0, max: 30 }).map((n) => `f${n}`);
    default:
      return field.list ? fc.constant(['a', 'b']) : fc.constantFrom('a', 'b');
  }
}

function payload(type: FactType): fc.Arbitrary<Record<string, unknown>> {
  const required = type.fields.filter((f) => f.required).map((f) => f.name);
  return fc.record(Object.fromEntries(type.fields.map((f) => [f.name, valueOf(f)])), { requiredKeys: required });
}

const ENDING = ['case.closed', 'person.file-merged'];

/** Facts of the types that a few rules look at, close enough in time that one starts what another meets or voids. */
function someFacts(pack: string, kind: CaseKind): fc.Arbitrary<Fact[]> {
  const rules = law
    .versionsInForce({ pack, kind, on: LAST })
    .filter((v) => (v.sort === 'duty' || v.sort === 'alert') && v.looksAt.size > 0);
  return fc.array(fc.constantFrom(...rules), { minLength: 1, maxLength: 3 }).chain((chosen) => {
    const names = new Set(chosen.flatMap((rule) => [...rule.looksAt]));
    const types = law.factTypes().filter((type) => names.has(type.name) && !ENDING.includes(type.name));
    const one = fc
      .constantFrom(...types)
      .chain((type) => fc.tuple(fc.constant(type.name), fc.integer({ min: 0, max: 200 }), payload(type)));
    return fc
      .array(one, { minLength: 4, maxLength: 25 })
      .map((list) => list.map(([type, n, data], i) => ({ id: `f${i}`, type, on: addDays(FIRST, n), data })));
  });
}

const anyCase = fc
  .constantFrom(...PACKS)
  .chain(([pack, kind]) =>
    fc.record({ pack: fc.constant(pack), kind: fc.constant(kind), facts: someFacts(pack, kind) }),
  );
const answer = (one: { pack: string; kind: CaseKind; facts: Fact[] }, asOf: string) =>
  law.evaluate({ ...one, asOf, calendar });
const sorted = <T>(list: T[]): string[] => list.map((item) => JSON.stringify(item)).sort();

describe('for any case', () => {
  test('the order of recording does not matter, save among the facts of one day', () => {
    fc.assert(
      fc.property(anyCase, fc.integer(), (one, seed) => {
        const days = [...new Set(one.facts.map((f) => f.on))];
        const order = [...days].sort(
          (a, b) => ((dayNumber(a) * 7919 + seed) % 101) - ((dayNumber(b) * 7919 + seed) % 101),
        );
        const shuffled = order.flatMap((day) => one.facts.filter((f) => f.on === day));
        const [before, after] = [answer(one, LAST), answer({ ...one, facts: shuffled }, LAST)];
        expect(sorted(after.duties)).toEqual(sorted(before.duties));
        expect(sorted(after.alerts)).toEqual(sorted(before.alerts));
      }),
    );
  });

  test('what was superseded might as well never have been recorded', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), (one, pick) => {
        const old = one.facts[pick % one.facts.length];
        if (!old) return;
        const mended: Fact = { ...old, id: 'mended' };
        const rest = one.facts.filter((f) => f !== old);
        const named = rest.map((f) => ({
          ...f,
          data: JSON.parse(JSON.stringify(f.data).replaceAll(`"${old.id}"`, '"mended"')) as Fact['data'],
        }));
        const superseding = answer({ ...one, facts: [...one.facts, { ...mended, supersedes: old.id }] }, LAST);
        expect(superseding).toEqual(answer({ ...one, facts: [...named, mended] }, LAST));
      }),
    );
  });

  test('what was met stays met, whatever time passes', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 300 }), (one, days) => {
        const met = answer(one, LAST).duties.filter((d) => d.status.startsWith('met'));
        const later = new Map(answer(one, addDays(LAST, days)).duties.map((d) => [d.key, d.status]));
        for (const duty of met) expect(later.get(duty.key)).toBe(duty.status);
      }),
    );
  });

  test('no duty without a basis and someone who owes it; none falls due before what starts it, unless counted back', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const byId = new Map(one.facts.map((f) => [f.id, f]));
        for (const duty of answer(one, LAST).duties) {
          expect(duty.basis.length).toBeGreaterThan(0);
          expect(duty.owedBy.length).toBeGreaterThan(0);
          if (countsForward(one.pack, duty.rule)) expect(duty.due >= (byId.get(duty.startedBy)?.on ?? '')).toBe(true);
        }
      }),
    );
  });

  test('nothing changes before the moment that is announced', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.integer({ min: 0, max: 400 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (one, day, share) => {
          const asOf = `${addDays(FIRST, day)}T09:00:00+08:00`;
          const now = answer(one, asOf);
          if (now.changesAt === null) return;
          const from = instantMinutes(asOf);
          const between = minutesText(from + Math.floor((instantMinutes(now.changesAt) - from) * share));
          const then = answer(one, between);
          expect(then.duties).toEqual(now.duties);
          expect(then.alerts).toEqual(now.alerts);
        },
      ),
    );
  });

  test('each rule by itself announces its own next change: nothing is different a minute before', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 400 }), (one, day) => {
        const asOf = `${addDays(FIRST, day)}T09:00:00+08:00`;
        const { duties, alerts } = answer(one, asOf);
        for (const rule of new Set([...duties, ...alerts].map((found) => found.rule))) {
          const alone = (at: string) => law.evaluate({ ...one, asOf: at, calendar, rules: [rule] });
          const now = alone(asOf);
          if (now.changesAt === null) continue;
          const then = alone(minutesText(instantMinutes(now.changesAt) - 1));
          expect([then.duties, then.alerts]).toEqual([now.duties, now.alerts]);
        }
      }),
    );
  });

  test('a gate or route answers whatever it is asked with', () => {
    const versions = law.everyVersion().filter((v) => v.sort === 'gate' || v.sort === 'route');
    const value = fc.oneof(
      fc.constantFrom('', 'a', '2026-03-02', 'probation'),
      fc.integer(),
      fc.boolean(),
      fc.constant([]),
      fc.constant(['a']),
      fc.constant([{}]),
      fc.constant({}),
    );
    const asked = fc.constantFrom(...versions).chain((version) =>
      fc.record({
        version: fc.constant(version),
        data: fc.dictionary(fc.constantFrom(...Object.keys(version.summary.asks), 'x'), value),
      }),
    );
    fc.assert(
      fc.property(anyCase, asked, ({ facts }, { version, data }) => {
        const question = {
          pack: version.pack,
          rule: version.id,
          facts,
          asOf: version.fromText < '2012' ? LAST : version.fromText,
          calendar,
          data,
        };
        if (version.sort === 'route') {
          const answer = law.askRoute(question);
          expect(answer?.refused !== undefined || (answer?.decides?.length ?? 0) > 0).toBe(true);
        } else {
          const { allowed, because } = law.askGate(question);
          expect(allowed).toBe(because.length === 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('keys are unique', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { duties, alerts } = answer(one, LAST);
        const keys = [...duties.map((d) => d.key), ...alerts.map((a) => a.key)];
        expect(new Set(duties.map((d) => d.key)).size).toBe(duties.length);
        expect(keys.every((key) => key !== '')).toBe(true);
      }),
    );
  });
});

function countsForward(pack: string, rule: string): boolean {
  const version = law.versionsInForce({ pack, on: LAST }).find((v) => v.sort === 'duty' && v.id === rule);
  const due = version?.raw.body['due'];
  const starts = version?.raw.body['starts'];
  // What starts when another duty is late counts from that duty's day, which a superior may have set before the fact.
  const follows = isRecord(starts) && starts['lateDuty'] !== undefined;
  return isRecord(due) && due['after'] !== undefined && due['from'] === undefined && !follows;
}
