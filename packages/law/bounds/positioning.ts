/** Electronic positioning has a ground, an approver and an end, or is not. */
import { addDays } from '@guilu/calendar';
import type { Law } from '../law.ts';
import type { LoadProblem, Wording } from '../types.ts';
import type { Version } from '../version.ts';
import { type Bound, forbidden, kindText, looksAtOne, owedRoles } from './refusal.ts';
import { TRIAL_CALENDAR, trialDay } from './trial.ts';
import { spokenTexts, wordIn } from './words.ts';

const NAMES: Record<string, Wording> = {
  ground: { zh: '法定情形', en: 'ground' },
  approver: { zh: '批准人', en: 'approver' },
  end: { zh: '期限', en: 'end' },
};

function isAbout(bound: Bound, version: Version): boolean {
  const { words, facts } = bound.bounds.positioning;
  return (
    looksAtOne(version, facts) || spokenTexts(version.raw.body).some(({ text }) => wordIn(text, words) !== undefined)
  );
}

/** A rule about positioning that stands under no order. Gates that make an order are tried by `positioningTrial`. */
export function positioningRule(bound: Bound, version: Version): LoadProblem[] {
  if (!isAbout(bound, version)) return [];
  const { basis, orders, facts } = bound.bounds.positioning;
  const refuse = (zh: string, en: string) => [forbidden(bound, version.raw, [], basis, { zh, en })];
  if (bound.bounds.released.kinds.includes(kindText(version.raw)))
    return refuse('安置帮教对象不得定位', 'nobody under resettlement is positioned');
  const burdens = owedRoles(version.raw).some((role) => bound.bounds.released.burdened.includes(role));
  const starts = startTypes(version);
  if (burdens && !(starts.length > 0 && starts.every((type) => orders.includes(type))))
    return refuse('定位须有法定情形、批准人和期限', 'positioning without a ground, an approver and an end');
  if (version.sort === 'gate' || looksAtOne(version, orders)) return [];
  if (version.looksAt.size > 0 && [...version.looksAt].every((type) => facts.includes(type))) return [];
  return refuse('定位须有法定情形、批准人和期限', 'positioning without a ground, an approver and an end');
}

function startTypes(version: Version): string[] {
  const starts = (version as { starts?: { names?: string[] } }).starts;
  return starts?.names ?? [];
}

/** Asks every gate that would order positioning without each of the three: it must then say no for that very reason. */
export function positioningTrial(bound: Bound, law: Law): LoadProblem[] {
  const { orders, asks, basis } = bound.bounds.positioning;
  return law.everyVersion().flatMap((version) => {
    if (version.sort !== 'gate' || !isAbout(bound, version) || looksAtOne(version, orders)) return [];
    return Object.entries(asks).flatMap(([what, fields]) => {
      if (minds(bound, law, version, what, fields)) return [];
      const name = NAMES[what] ?? { zh: what, en: what };
      return [
        forbidden(bound, version.raw, ['refuse'], basis, {
          zh: `定位没有${name.zh}也会准许`,
          en: `would allow positioning without its ${name.en}`,
        }),
      ];
    });
  });
}

// A reason that is there without the field and gone with some value of it.
function minds(bound: Bound, law: Law, version: Version, what: string, fields: string[]): boolean {
  const without = new Set(because(law, version, {}));
  return fields.some((field) =>
    valuesFor(bound, version, what).some((value) => {
      const given = because(law, version, { ...(what === 'end' ? { from: trialDay(version) } : {}), [field]: value });
      return [...without].some((code) => !given.includes(code));
    }),
  );
}

function because(law: Law, version: Version, data: Record<string, unknown>): string[] {
  const { pack, id } = version;
  return law.askGate({ pack, rule: id, facts: [], asOf: trialDay(version), data, calendar: TRIAL_CALENDAR }).because;
}

function valuesFor(bound: Bound, version: Version, what: string): string[] {
  if (what === 'end') return [1, 10, 30, 60].map((days) => addDays(trialDay(version), days));
  if (what === 'ground') return codesIn(bound, bound.bounds.positioning.grounds);
  return [...bound.catalogue.tables.keys()]
    .filter((key) => key.endsWith('/role'))
    .flatMap((key) => codesIn(bound, key));
}

function codesIn(bound: Bound, table: string): string[] {
  return bound.catalogue.tables.get(table)?.codes.map((code) => code.code) ?? [];
}
