/** What a file holds that can be bound: papers, scans, what was filed by hand, and the entries for its record sheets. */
import type { VolumeKind } from '@guilu/law';
import { readVolumes } from '@guilu/platform/law-files.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type CaseRow, factsOf, live } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type { Material } from './rules.ts';

let table: VolumeKind[] | undefined;
/** The volumes of the program, read once. */
export const volumesFor = (work: Pick<Work, 'law'>, kind: CaseRow['kind']): VolumeKind[] =>
  (table ??= readVolumes(work.law)).filter(({ kinds }) => kinds.includes(kind));

export interface Held {
  row: CaseRow;
  facts: RecordedFact[];
  papers: (Material['papers'][number] & { sha256: string | null })[];
  scans: (Material['scans'][number] & { sha256: string; mediaType: string })[];
  entries: (Material['entries'][number] & { volume: string })[];
}

/** All of it in one look, for every volume of the file. */
export async function heldBy(work: Work, row: CaseRow): Promise<Held> {
  const facts = live(await factsOf(work.tx, row.county, row.id, row.person_id));
  const typeOf = new Map(facts.map((fact) => [fact.id, fact.type]));
  const papers = await sql<{
    id: string;
    template: string;
    number: string;
    zh: string;
    en: string;
    sha256: string | null;
    on: string;
  }>`
    select d.id, d.template, d.number, d.title_zh zh, d.title_en en, d.pdf_sha256 sha256, (d.made_at at time zone 'Asia/Shanghai')::date::text as on
      from paper d where d.county = ${row.county} and d.case_id = ${row.id}
       and not exists (select 1 from paper_void v where v.county = d.county and v.paper_id = d.id) order by d.made_at, d.id`.execute(
    work.tx,
  );
  const scans = await sql<{ id: string; fact: string | null; name: string; type: string; sha256: string; on: string }>`
    select a.id, a.fact_id fact, a.file_name name, a.media_type type, a.sha256, (a.added_at at time zone 'Asia/Shanghai')::date::text as on
      from attachment a where a.county = ${row.county} and a.case_id = ${row.id} order by a.added_at, a.id`.execute(
    work.tx,
  );
  const entries = await sql<{
    id: string;
    volume: string;
    part: string;
    attachment: string | null;
    need: string | null;
    title: string;
    place: string;
  }>`
    select id, volume, part, attachment_id attachment, need, title, place from volume_entry
     where county = ${row.county} and case_id = ${row.id} order by entered_at, id`.execute(work.tx);
  return {
    row,
    facts,
    papers: papers.rows.map(({ zh, en, ...paper }) => ({ ...paper, title: { zh, en }, bound: paper.sha256 !== null })),
    scans: scans.rows.map(({ fact, name, type, ...scan }) => {
      const factType = fact === null ? undefined : typeOf.get(fact);
      return { ...scan, fileName: name, mediaType: type, ...(factType !== undefined && { factType }) };
    }),
    entries: entries.rows.map(({ attachment, need, ...entry }) => ({
      ...entry,
      ...(attachment !== null && { attachmentId: attachment }),
      ...(need !== null && { need }),
    })),
  };
}

/** What of it belongs into one volume; scans filed by hand go where they were filed. */
export function materialFor(held: Held, volume: VolumeKind): Material {
  const counts = new Map<string, number>();
  for (const { type } of held.facts) counts.set(type, (counts.get(type) ?? 0) + 1);
  return {
    papers: held.papers,
    scans: held.scans,
    entries: held.entries.filter((entry) => entry.volume === volume.id),
    count: (type) => counts.get(type) ?? 0,
  };
}
