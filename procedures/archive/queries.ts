/** Reading volumes: what they hold and lack, the print of today, and those archived. */
import type { Call, FileAnswer } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { findCase } from '@guilu/records/cases/index.ts';
import { basisOf } from '@guilu/records/deadlines/index.ts';
import { fileOf } from '@guilu/records/papers/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { heldBy, materialFor, volumesFor } from './material.ts';
import { arrange } from './rules.ts';
import { bindVolume } from './volume.ts';

interface SealedRow {
  id: string;
  case_id: string;
  volume: string;
  title_zh: string;
  title_en: string;
  sha256: string;
  pages: number;
  items: number;
  made_at: string;
  made_name: string;
}

export async function readVolumesOfCase(work: Work, { params }: Call<typeof contract.volumesOfCase>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const held = await heldBy(work, row);
  const sealed =
    await sql<SealedRow>`select * from sealed_volume where county = ${row.county} and case_id = ${row.id} order by made_at desc, volume`.execute(
      work.tx,
    );
  return {
    volumes: volumesFor(work, row.kind).map((volume) => ({
      id: volume.id,
      title: volume.title,
      basis: basisOf(work, volume.basis),
      verified: volume.verified,
      ...arrange(volume, materialFor(held, volume)),
    })),
    sealed: sealed.rows.map((one) => ({
      id: one.id,
      volume: one.volume,
      title: { zh: one.title_zh, en: one.title_en },
      pages: one.pages,
      items: one.items,
      sha256: one.sha256,
      at: one.made_at,
      by: one.made_name,
    })),
    closed: row.closed_on !== null,
    archived: row.state === 'archived',
    scans: held.scans.map(({ id, fileName }) => ({ id, fileName })),
  };
}

export async function printVolume(
  work: Work,
  { params }: Call<typeof contract.printVolume>,
): Promise<FileAnswer | Refusal> {
  const row = await findCase(work.tx, params.caseId);
  const volume = row && volumesFor(work, row.kind).find(({ id }) => id === params.volume);
  if (!row || !volume) return notFound();
  const bound = await bindVolume(work, await heldBy(work, row), volume, row.state !== 'archived');
  if (isRefusal(bound)) return bound;
  await work.audit.read('volume printed', { caseId: row.id, personId: row.person_id ?? undefined }, volume.title.zh);
  return { file: { bytes: bound.pdf, mediaType: 'application/pdf', fileName: `${volume.title.zh}-${row.number}.pdf` } };
}

export async function readSealed(
  work: Work,
  { params }: Call<typeof contract.sealedPdf>,
): Promise<FileAnswer | Refusal> {
  const { rows } = await sql<SealedRow>`select * from sealed_volume where id = ${params.id}`.execute(work.tx);
  const sealed = rows[0];
  const row = sealed && (await findCase(work.tx, sealed.case_id));
  if (!sealed || !row) return notFound();
  await work.audit.read(
    'archived volume opened',
    { caseId: row.id, personId: row.person_id ?? undefined },
    sealed.title_zh,
  );
  return fileOf(work, sealed.sha256, 'application/pdf', `${sealed.title_zh}-${row.number}.pdf`);
}
