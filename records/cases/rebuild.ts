/** Working everything out again: cases whose answer may have changed by time, and the proof that live equals rebuilt. */
import { CalendarYearMissing } from '@guilu/calendar';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { type Difference, differences } from '@guilu/platform/projection.ts';
import { runWork, type Services, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { contextOf, looksAt, refreshCase, subjectOf } from './evaluate.ts';
import type { CaseRow } from './store.ts';

/** Refreshes cases whose duties or alerts may have changed by time alone. Answers how many. */
export async function refreshDue(services: Services, most = 5000): Promise<number> {
  const system = systemActor('system', '');
  const { rows } = await runWork(services, system, 'read', (work) =>
    sql<{ county: string; id: string }>`select county, id from case_file where changes_at <= ${work.at} order by changes_at limit ${most}`.execute(work.tx),
  );
  for (const { county, id } of rows) {
    await runWork(services, systemActor('system', county), 'write', async (work) => {
      const found = await sql<CaseRow>`select * from case_file where county = ${county} and id = ${id} and changes_at <= ${work.at} for update skip locked`.execute(work.tx);
      if (found.rows[0]) await refreshOrWait(work, found.rows[0]);
    });
  }
  return rows.length;
}

/** What is known of a person changed outside any one case (files joined or parted): all cases of theirs are worked out anew. */
export async function refreshPersons(work: Work, personIds: readonly string[]): Promise<void> {
  const { rows } = await sql<CaseRow>`select * from case_file where county = ${work.actor.county} and person_id = any(${personIds}::uuid[]) order by id for update`.execute(work.tx);
  for (const row of rows) await refreshOrWait(work, row);
}

/** Where the year's working days are not loaded the case is looked at again tomorrow; what stands stays as it was. */
async function refreshOrWait(work: Work, row: CaseRow): Promise<void> {
  try {
    await refreshCase(work, row, work.at, '*');
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    await sql`update case_file set changes_at = ${work.at}::timestamptz + interval '1 day' where county = ${row.county} and id = ${row.id}`.execute(work.tx);
  }
}

export interface RebuildReport {
  cases: number;
  differences: Difference[];
}

/**
 * Compares every projection of every case with what its facts say at the instant it was last worked out.
 * With `repair`, brings the tables in line instead.
 */
export async function rebuildAll(services: Services, repair: boolean): Promise<RebuildReport> {
  const report: RebuildReport = { cases: 0, differences: [] };
  for (let after = { county: '', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const page = await runWork(services, systemActor('cli', ''), repair ? 'write' : 'read', async (work) => {
      const { rows } = await sql<CaseRow>`select * from case_file where (county, id) > (${after.county}, ${after.id}) order by county, id limit 200`.execute(work.tx);
      for (const row of rows) {
        if (repair) await refreshCase(work, row, work.at, '*');
        else report.differences.push(...(await differencesOf(work, row)));
      }
      return rows;
    });
    report.cases += page.length;
    const last = page.at(-1);
    if (!last) return report;
    after = last;
  }
}

/** The same comparison for some cases alone. */
export async function compareCases(services: Services, ids: readonly string[]): Promise<RebuildReport> {
  const report: RebuildReport = { cases: 0, differences: [] };
  for (let at = 0; at < ids.length; at += 200) {
    await runWork(services, systemActor('cli', ''), 'read', async (work) => {
      const { rows } = await sql<CaseRow>`select * from case_file where id = any (${ids.slice(at, at + 200)}::uuid[])`.execute(work.tx);
      for (const row of rows) report.differences.push(...(await differencesOf(work, row)));
      report.cases += rows.length;
    });
  }
  return report;
}

async function differencesOf(work: Work, row: CaseRow): Promise<Difference[]> {
  if (!row.evaluated_at) return [];
  const subject = await subjectOf(work, row);
  const context = await contextOf(work, subject, row.evaluated_at);
  return differences(work.tx, work.projections.filter((one) => looksAt(one, row.kind, '*')), subject, context);
}
