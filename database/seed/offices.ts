/** How the demonstration's offices are reached, and by which instruments the county entrusts them with its powers (CCL 9). */
import { addDays } from '@guilu/calendar';
import { powers } from '@guilu/records/organisations/contract.ts';
import { clockOf } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Opened } from '../../apps/server/open-services.ts';

interface Instrument {
  office: string;
  instrument: string;
  powers: readonly string[];
  fromOn: string;
  toOn?: string;
  endedOn?: string;
}

const withoutLeave = powers.filter((power) => power !== 'leave');

/**
 * Every office holds all powers, one of them until next summer; Donghe lost the decision on leave three days ago. The
 * dates follow the day of loading; nothing is left to chance.
 */
export function instrumentsOn(today: string): Instrument[] {
  const year = Number(today.slice(0, 4));
  const fromOn = `${year - 1}-01-01`;
  const all = (office: string, number: number, county = '青') => ({
    office,
    instrument: `${county}矫委〔${year - 1}〕${number}号`,
    powers,
    fromOn,
  });
  return [
    all('SF990101001', 1),
    { ...all('SF990101002', 2), endedOn: addDays(today, -3) },
    { office: 'SF990101002', instrument: `青矫委〔${year}〕7号`, powers: withoutLeave, fromOn: addDays(today, -2) },
    all('SF990101100', 3),
    all('SF990101101', 4),
    { ...all('SF990101200', 5), toOn: `${year + 1}-06-30` },
    all('SF990101201', 6),
    all('SF990102001', 1, '白'),
    all('SF990102100', 2, '白'),
  ];
}

/** Writes both; `by`: the account in whose name the instruments stand. */
export async function loadOffices({ owner, services }: Opened, by: string): Promise<void> {
  const { today, at } = clockOf(services.now());
  for (const one of instrumentsOn(today)) {
    await sql`insert into delegation (county, id, office, instrument, powers, from_on, to_on, ended_on, recorded_by, recorded_at)
      values (${one.office.slice(2, 8)}, ${uuid()}, ${one.office}, ${one.instrument}, ${[...one.powers]}, ${one.fromOn}, ${one.toOn ?? null}, ${one.endedOn ?? null}, ${by}, ${at})`.execute(
      owner,
    );
  }
  // An office sits in its township, the county's agencies in the county's seat; the numbers are nobody's.
  await sql`update organisation o set phone = '990-' || case o.kind when 'county-bureau' then '6' when 'community-correction-agency' then '7' when 'resettlement-office' then '8' else right(o.county, 1) end || right(o.code, 3),
      address = c.name || coalesce((select p.name from place p where p.code = o.serves[1]), '城关街道') || case when o.kind = 'judicial-office' then '民主路12号' else '文庙路8号' end
    from place c where c.code = o.county and o.kind in ('county-bureau', 'community-correction-agency', 'resettlement-office', 'judicial-office')`.execute(
    owner,
  );
}
