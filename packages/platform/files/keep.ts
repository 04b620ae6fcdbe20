/** Storing a file as part of the work: its content in the file store, and the county's row that says so. */
import { sql } from 'kysely';
import type { Work } from '../work.ts';

/** Stores bytes and notes them for the actor's county, so that a restore can tell what must be there. Answers the SHA-256. */
export async function keepFile(work: Work, bytes: Buffer, mediaType: string): Promise<string> {
  const sha256 = await work.files.put(bytes);
  await sql`insert into stored_file (county, sha256, media_type, size, stored_at)
    values (${work.actor.county}, ${sha256}, ${mediaType}, ${bytes.length}, ${work.at}) on conflict do nothing`.execute(
    work.tx,
  );
  return sha256;
}
