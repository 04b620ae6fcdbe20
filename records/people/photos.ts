/** Photos of a person: put up with the day they were taken, the latest stands, earlier ones stay with their dates. */
import type { Call } from '@guilu/platform/feature.ts';
import { keepFile } from '@guilu/platform/files/keep.ts';
import { keepableType } from '@guilu/platform/files/media-type.ts';
import { invalid, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';

/** For a query over `person p`: the id of the photo that stands, also where it was put up in a file that joined. */
export const currentPhoto = sql`(select ph.id from person_photo ph where ph.county = p.county and ph.withdrawn_at is null
  and (ph.person_id = p.id or ph.person_id in (select m.id from person m where m.county = p.county and m.merged_into = p.id))
  order by ph.taken_on desc, ph.added_at desc limit 1)`;

interface PhotoRow {
  county: string;
  id: string;
  person_id: string;
  sha256: string;
  media_type: string;
  size: number;
  taken_on: string;
  added_at: string;
  added_name: string;
  withdrawn_at: string | null;
  withdrawn_name: string | null;
  withdrawn_reason: string | null;
}

async function photosOf(work: Pick<Work, 'tx'>, personId: string): Promise<PhotoRow[]> {
  const { rows } = await sql<PhotoRow>`select * from person_photo where person_id = ${personId}
      or person_id in (select id from person where merged_into = ${personId}) order by withdrawn_at nulls first, taken_on desc, added_at desc`.execute(
    work.tx,
  );
  return rows;
}

/** The bytes of the photo that stands, for a paper; undefined where there is none. */
export async function photoOfPerson(
  work: Pick<Work, 'tx' | 'files'>,
  personId: string,
): Promise<{ bytes: Buffer; mediaType: string } | undefined> {
  const current = (await photosOf(work, personId)).find((row) => !row.withdrawn_at);
  return current && { bytes: await work.files.get(current.sha256), mediaType: current.media_type };
}

export async function addPhoto(
  work: Work,
  { params, upload }: Call<typeof contract.addPhoto>,
): Promise<{ id: string; sha256: string } | Refusal> {
  const person = await sql<{
    county: string;
  }>`select county from person where id = ${params.personId} and merged_into is null`.execute(work.tx);
  const county = person.rows[0]?.county;
  if (!county) return notFound();
  if (!upload) return refused('request/body-unreadable', { status: 400 });
  const kept = keepableType(upload.bytes, 'person/photo-wrong-type');
  if ('code' in kept) return refused(kept.code, { status: 422, field: 'file' });
  const { mediaType } = kept;
  if (!mediaType.startsWith('image/')) return refused('person/photo-wrong-type', { status: 422, field: 'file' });
  const takenOn = upload.fields.takenOn || work.today;
  if (!/^\d{4}-\d\d-\d\d$/.test(takenOn) || Number.isNaN(Date.parse(takenOn)))
    return invalid('fact/no-such-day', 'takenOn');
  if (takenOn > work.today) return invalid('fact/in-future', 'takenOn', { on: takenOn });
  const sha256 = await keepFile(work, upload.bytes, mediaType);
  const id = uuid();
  await sql`insert into person_photo (county, id, person_id, sha256, media_type, size, taken_on, added_at, added_by, added_name)
    values (${county}, ${id}, ${params.personId}, ${sha256}, ${mediaType}, ${upload.bytes.length}, ${takenOn}, ${work.at}, ${work.actor.accountId}, ${work.actor.name})`.execute(
    work.tx,
  );
  work.audit.wrote('photo added', { personId: params.personId }, { photo: id, sha256, takenOn });
  return { id, sha256 };
}

export async function readPhotos(work: Work, { params }: Call<typeof contract.photos>) {
  const rows = await photosOf(work, params.personId);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      takenOn: row.taken_on,
      addedAt: row.added_at,
      addedBy: row.added_name,
      sha256: row.sha256,
      ...(row.withdrawn_at && {
        withdrawnAt: row.withdrawn_at,
        withdrawnBy: row.withdrawn_name ?? '',
        reason: row.withdrawn_reason ?? '',
      }),
    })),
  };
}

/**
 * One photo. Whoever has just opened the file sees it in its head: that look stands in the log already. Any other look
 * writes a line of its own.
 */
export async function readPhoto(work: Work, { params }: Call<typeof contract.photo>) {
  const found = (await photosOf(work, params.personId)).find((row) => row.id === params.id);
  if (!found) return notFound();
  const logged =
    await sql`select 1 from read_entry where county = ${work.actor.county} and person_id = ${params.personId} and account_id = ${work.actor.accountId}
    and at > ${work.at}::timestamptz - interval '10 minutes' limit 1`.execute(work.tx);
  if (!logged.rows.length) await work.audit.read('photo opened', { personId: params.personId }, 'case work');
  return {
    file: { bytes: await work.files.get(found.sha256), mediaType: found.media_type, fileName: `${found.taken_on}.jpg` },
  };
}

export async function withdrawPhoto(work: Work, { params, body }: Call<typeof contract.withdrawPhoto>) {
  const found = (await photosOf(work, params.personId)).find((row) => row.id === params.id);
  if (!found) return notFound();
  if (found.withdrawn_at) return refused('person/photo-withdrawn-already');
  await sql`update person_photo set withdrawn_at = ${work.at}, withdrawn_name = ${work.actor.name}, withdrawn_reason = ${body.reason}
    where county = ${found.county} and id = ${found.id}`.execute(work.tx);
  work.audit.wrote('photo withdrawn', { personId: params.personId }, { photo: found.id, reason: body.reason });
  return {};
}
