/**
 * Acts of the county in an office's hands (CCL 9): an office does them only by an instrument in force on the day, and only
 * through its own officers (CCL 10–13). Which acts these are stands in packs/facts/delegable.yaml.
 */
import type { Actor } from '@guilu/platform/access/actor.ts';
import { caseStaff, supervisors } from '@guilu/platform/access/roles.ts';
import { isRefusal, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { entrustedTo, type Instrument, notEntrusted } from '../organisations/index.ts';
import type { CaseRow } from './store.ts';

const belowTheCounty = new Set(['judicial-office', 'village-committee']);
const officers = new Set<string>([...caseStaff, ...supervisors]);

/** Does this actor need an instrument for what is the county's? Whoever sits above the office does not. */
const needsInstrument = (actor: Pick<Actor, 'organisationKind'>): boolean => belowTheCounty.has(actor.organisationKind);

/** By which instrument may the actor use a power in this case today? Nothing where none is needed; else the refusal (403). */
export async function throughPower(
  work: Pick<Work, 'tx' | 'actor' | 'today'>,
  row: Pick<CaseRow, 'county' | 'office'>,
  power: string,
): Promise<Instrument | undefined | Refusal> {
  if (!work.actor.roles.some((role) => officers.has(role)))
    return refused('delegation/officers-only', { status: 403, params: { power } });
  if (!needsInstrument(work.actor)) return undefined;
  const { by, ended } = await entrustedTo(work.tx, row.county, row.office, power, work.today);
  return by ?? notEntrusted(power, ended);
}

/** The instruments behind the acts among these facts, by fact type; a refusal where one of them needs one that is not there. */
export async function instrumentsFor(
  work: Pick<Work, 'tx' | 'actor' | 'today' | 'law'>,
  row: Pick<CaseRow, 'county' | 'office' | 'kind'>,
  types: readonly string[],
): Promise<Map<string, Instrument> | Refusal> {
  const found = new Map<string, Instrument>();
  if (row.kind !== 'correction') return found;
  for (const type of new Set(types)) {
    const power = work.law.powerOfAct(type);
    const by = power && (await throughPower(work, row, power.name));
    if (isRefusal(by)) return by;
    if (by) found.set(type, by);
  }
  return found;
}
