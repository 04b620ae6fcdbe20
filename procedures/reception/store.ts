/** Announcements as rows: the one that is planned, the one that was held. */
import type { Work } from '@guilu/platform/work.ts';
import type { CaseRow } from '@guilu/records/cases/index.ts';
import { officeServing, organisation } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import type { Asked } from './contract.ts';

export interface AnnouncementRow {
  county: string;
  id: string;
  case_id: string;
  state: 'planned' | 'moved' | 'held';
  held_at: string;
  by_video: boolean;
  why_video: string;
  place: string;
  people: Asked[];
  scheduled_id: string;
  notice_id: string | null;
  told: string | null;
  invitation: string | null;
  invitation_number: string | null;
  sheet: string | null;
  sheet_number: string | null;
  announced_id: string | null;
}

/** The announcement of a case as it is planned or was held; nothing where there is none. */
export async function announcementOf(work: Pick<Work, 'tx'>, caseId: string): Promise<AnnouncementRow | undefined> {
  const { rows } =
    await sql<AnnouncementRow>`select * from announcement where case_id = ${caseId} and state <> 'moved' order by planned_at desc limit 1`.execute(
      work.tx,
    );
  return rows[0];
}

/** The planned one alone. */
export async function plannedOf(work: Pick<Work, 'tx'>, caseId: string): Promise<AnnouncementRow | undefined> {
  const row = await announcementOf(work, caseId);
  return row?.state === 'planned' ? row : undefined;
}

/** Writes what those asked answered, or who was there. */
export async function keepPeople(work: Work, row: AnnouncementRow, people: Asked[]): Promise<void> {
  await sql`update announcement set people = ${JSON.stringify(people)}::jsonb where county = ${row.county} and id = ${row.id}`.execute(
    work.tx,
  );
}

/** The police station of the place where the office of a case is. */
export async function stationOf(work: Pick<Work, 'tx' | 'today'>, row: CaseRow) {
  const office = row.office ? await organisation(work.tx, row.office) : undefined;
  const area = office?.serves[0];
  return area ? officeServing(work.tx, row.county, area, work.today, 'police-station') : undefined;
}
