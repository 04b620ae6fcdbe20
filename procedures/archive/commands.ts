/** Filing a scan, noting where an original lies, taking either back, and archiving a closed file (归档). */
import type { VolumeKind } from '@guilu/law';
import type { Call } from '@guilu/platform/feature.ts';
import { keepFile } from '@guilu/platform/files/keep.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, type HeldCase, holdCase, throughGate } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { heldBy, materialFor, volumesFor } from './material.ts';
import { arrange, mayArchive } from './rules.ts';
import { type BoundVolume, bindVolume } from './volume.ts';

/** The case held, and the volume; an archived file takes no change until it is reopened. */
async function toChange(
  work: Work,
  caseId: string,
  wanted: string,
): Promise<{ held: HeldCase; volume: VolumeKind } | Refusal> {
  const held = await holdCase(work, caseId);
  if (isRefusal(held)) return held;
  const volume = volumesFor(work, held.row.kind).find(({ id }) => id === wanted);
  if (!volume) return invalid('archive/no-such-volume', 'volume');
  return held.row.state === 'archived' ? refused('archive/archived-already') : { held, volume };
}

async function enter(
  work: Work,
  { row }: HeldCase,
  entry: {
    volume: string;
    part: string;
    attachmentId: string | null;
    need: string | null;
    title: string;
    place: string;
  },
): Promise<string> {
  const same =
    entry.attachmentId === null
      ? sql`attachment_id is null and need = ${entry.need}`
      : sql`attachment_id = ${entry.attachmentId}`;
  await sql`delete from volume_entry where county = ${row.county} and case_id = ${row.id} and volume = ${entry.volume} and ${same}`.execute(
    work.tx,
  );
  const id = uuid();
  await sql`insert into volume_entry (county, id, case_id, volume, part, attachment_id, need, title, place, entered_by, entered_name, entered_at)
    values (${row.county}, ${id}, ${row.id}, ${entry.volume}, ${entry.part}, ${entry.attachmentId}, ${entry.need}, ${entry.title}, ${entry.place},
            ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(work.tx);
  return id;
}

export async function saveScan(work: Work, { params, body }: Call<typeof contract.fileScan>) {
  const found = await toChange(work, params.caseId, body.volume);
  if (isRefusal(found)) return found;
  const { held, volume } = found;
  const need = volume.needs.find(({ id }) => id === body.need);
  if (body.need !== undefined && !need) return invalid('archive/no-such-part', 'need');
  const part = need?.part ?? body.part;
  if (!volume.parts.some(({ id }) => id === part) || part === undefined) return invalid('archive/no-such-part', 'part');
  const scan =
    await sql`select 1 from attachment where county = ${held.row.county} and case_id = ${held.row.id} and id = ${body.attachmentId}`.execute(
      work.tx,
    );
  if (scan.rows.length === 0) return notFound();
  const title = body.title ?? need?.title.zh ?? '';
  const entryId = await enter(work, held, {
    volume: volume.id,
    part,
    attachmentId: body.attachmentId,
    need: need?.id ?? null,
    title,
    place: '',
  });
  work.audit.wrote(
    'scan filed in a volume',
    { caseId: held.row.id, personId: held.row.person_id ?? undefined },
    { attachment: body.attachmentId, volume: volume.id, part },
  );
  return { entryId };
}

export async function savePlace(work: Work, { params, body }: Call<typeof contract.notePlace>) {
  const found = await toChange(work, params.caseId, body.volume);
  if (isRefusal(found)) return found;
  const { held, volume } = found;
  const need = volume.needs.find(({ id }) => id === body.need);
  if (!need) return invalid('archive/no-such-part', 'need');
  const entryId = await enter(work, held, {
    volume: volume.id,
    part: need.part,
    attachmentId: null,
    need: need.id,
    title: need.title.zh,
    place: body.place,
  });
  work.audit.wrote(
    'place of an original noted',
    { caseId: held.row.id, personId: held.row.person_id ?? undefined },
    { need: need.id, volume: volume.id, place: body.place },
  );
  return { entryId };
}

export async function removeEntry(work: Work, { params }: Call<typeof contract.takeBack>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (held.row.state === 'archived') return refused('archive/archived-already');
  const gone =
    await sql`delete from volume_entry where county = ${held.row.county} and case_id = ${held.row.id} and id = ${params.entryId} returning 1`.execute(
      work.tx,
    );
  if (gone.rows.length === 0) return notFound();
  work.audit.wrote(
    'volume entry taken back',
    { caseId: held.row.id, personId: held.row.person_id ?? undefined },
    { entry: params.entryId },
  );
  return {};
}

/** Where the county's rules ask for more (a gate of their pack), they are asked too. */
const gates: Partial<Record<HeldCase['row']['kind'], string>> = { resettlement: 'resettlement.archive-file' };

/** Binds every volume of the file, keeps it, and records what it holds; all of it or nothing. */
export async function archive(work: Work, { params }: Call<typeof contract.archiveFile>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const { row } = held;
  const volumes = volumesFor(work, row.kind);
  if (volumes.length === 0) return notFound();
  const holding = await heldBy(work, row);
  const without = holding.papers.find(({ bound }) => !bound);
  const needs = volumes.flatMap((volume) => arrange(volume, materialFor(holding, volume)).needs);
  const no = mayArchive({ closed: row.closed_on !== null, archived: row.state === 'archived' }, needs);
  if (no) return no;
  if (without) return refused('archive/paper-without-pdf', { status: 422, params: { number: without.number } });
  const rule = gates[row.kind];
  const gate = rule === undefined ? undefined : await throughGate(work, row, rule, {});
  if (isRefusal(gate)) return gate;
  const bound: { volume: VolumeKind; of: BoundVolume }[] = [];
  for (const volume of volumes) {
    const of = await bindVolume(work, holding, volume, false);
    if (isRefusal(of)) return of;
    bound.push({ volume, of });
  }
  const data = { index: bound.flatMap(({ of }) => of.index) };
  const appended = await appendTo(work, held, [{ type: 'case.archived', on: work.today, data }]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  for (const { volume, of } of bound) await keep(work, held, volume, of, factId);
  return { factId, volumes: bound.map(({ volume, of }) => ({ id: volume.id, pages: of.pages })) };
}

async function keep(
  work: Work,
  { row }: HeldCase,
  volume: VolumeKind,
  { pdf, pages, items }: BoundVolume,
  factId: string,
): Promise<void> {
  const sha256 = await keepFile(work, pdf, 'application/pdf');
  await sql`insert into sealed_volume (county, id, case_id, volume, title_zh, title_en, sha256, pages, items, fact_id, made_by, made_name, made_at)
    values (${row.county}, ${uuid()}, ${row.id}, ${volume.id}, ${volume.title.zh}, ${volume.title.en}, ${sha256}, ${pages}, ${items}, ${factId},
            ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(work.tx);
  work.audit.wrote(
    'volume archived',
    { caseId: row.id, personId: row.person_id ?? undefined },
    { volume: volume.id, sha256, pages, items },
  );
}
