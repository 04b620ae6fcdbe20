/** Photos and scans: kept by hash, known by their content and not by their name. */
import type { Call } from '@guilu/platform/feature.ts';
import { keepFile } from '@guilu/platform/files/keep.ts';
import { keepableType } from '@guilu/platform/files/media-type.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type CaseRow, findCase } from '../cases/index.ts';
import type * as contract from './contract.ts';
import { fileOf } from './queries.ts';

/** A file name without folders, control characters, marks that turn the direction of writing, and excess. */
const cleanName = (name: string) =>
  [...(name.split(/[/\\]/).at(-1) ?? '')]
    .filter((char) => !/\p{C}/u.test(char))
    .join('')
    .slice(0, 120) || 'file';

export async function attach(work: Work, { params, upload }: Call<typeof contract.addAttachment>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  if (!upload) return refused('request/body-unreadable', { status: 400 });
  const factId = upload.fields.factId || null;
  if (factId && !/^[0-9a-f-]{36}$/.test(factId)) return notFound('fact/not-found');
  if (factId) {
    const fact =
      await sql`select 1 from fact where county = ${row.county} and case_id = ${row.id} and id = ${factId}`.execute(
        work.tx,
      );
    if (!fact.rows.length) return notFound('fact/not-found');
  }
  return keepAttachment(work, row, upload, factId);
}

/** Keeps a picture or a PDF with a case, and with one of its facts; refused where the bytes are something else. */
export async function keepAttachment(
  work: Work,
  row: Pick<CaseRow, 'county' | 'id' | 'person_id' | 'state'>,
  file: { fileName: string; bytes: Buffer },
  factId: string | null,
): Promise<{ id: string; sha256: string } | Refusal> {
  if (row.state === 'archived') return refused('attachment/archived');
  const kept = keepableType(file.bytes, 'attachment/wrong-type');
  if ('code' in kept) return refused(kept.code, { status: 422, field: 'file' });
  const { mediaType } = kept;
  const sha256 = await keepFile(work, file.bytes, mediaType);
  const id = uuid();
  await sql`insert into attachment (county, id, case_id, fact_id, sha256, file_name, media_type, size, added_at, added_by, added_name)
    values (${row.county}, ${id}, ${row.id}, ${factId}, ${sha256}, ${cleanName(file.fileName)}, ${mediaType}, ${file.bytes.length}, ${work.at}, ${work.actor.accountId}, ${work.actor.name})`.execute(
    work.tx,
  );
  work.audit.wrote(
    'attachment added',
    { personId: row.person_id ?? undefined, caseId: row.id },
    { attachment: id, sha256, mediaType },
  );
  return { id, sha256 };
}

interface AttachmentRow {
  id: string;
  case_id: string;
  fact_id: string | null;
  sha256: string;
  file_name: string;
  media_type: string;
  size: number;
  added_at: string;
  added_name: string;
}

export async function readAttachments(work: Work, { params }: Call<typeof contract.attachmentsOfCase>) {
  const { rows } =
    await sql<AttachmentRow>`select * from attachment where case_id = ${params.caseId} order by added_at desc`.execute(
      work.tx,
    );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      ...(row.fact_id && { factId: row.fact_id }),
      fileName: row.file_name,
      mediaType: row.media_type,
      size: row.size,
      sha256: row.sha256,
      addedAt: row.added_at,
      addedBy: row.added_name,
    })),
  };
}

export async function readAttachment(work: Work, { params }: Call<typeof contract.downloadAttachment>) {
  const { rows } = await sql<AttachmentRow>`select * from attachment where id = ${params.id}`.execute(work.tx);
  const row = rows[0];
  if (!row) return notFound();
  await work.audit.read('attachment opened', { caseId: row.case_id }, row.file_name);
  return fileOf(work, row.sha256, row.media_type, row.file_name);
}
