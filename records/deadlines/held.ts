/** Looking up which powers of the county the offices in one's branch hold. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { instrumentsInScope } from '../organisations/index.ts';
import { type Entrusted, entrustedOf, type Held } from './entrusted.ts';

/** Office staff, villages and social workers look at the office's list; everyone above at the county's. */
export const levelOf = (work: Pick<Work, 'actor'>): 'office' | 'county' =>
  ['judicial-office', 'village-committee'].includes(work.actor.organisationKind) ? 'office' : 'county';

/** Who holds what on a day, as whoever asks needs to know it. */
export async function askEntrusted(work: Pick<Work, 'tx' | 'actor'>, on: string): Promise<Entrusted> {
  const { rows } = await sql<Held>`${instrumentsInScope(on)}`.execute(work.tx);
  return entrustedOf(rows, { level: levelOf(work), roles: work.actor.roles });
}
