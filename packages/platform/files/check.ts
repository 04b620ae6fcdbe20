/** Every stored file read and compared with its hash: what is missing or altered is named with what it belongs to, and what lies there besides. */
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { FileProblem, type FileStore } from './store.ts';

export interface WrongFile {
  county: string;
  sha256: string;
  why: 'missing' | 'altered';
  /** What names it, by kind and id: a paper, an attachment, a photo, a roster. Nothing about a person. */
  of: string[];
}

export interface FilesChecked {
  files: number;
  bytes: number;
  wrong: WrongFile[];
  /** On the disk and known to no county: left over from something undone. Nobody reads them. */
  unknown: string[];
}

/**
 * In: the owner's connection, the store, and how often progress is told (every thousand files). Reads each file once,
 * whatever number of counties names it.
 */
export async function checkFiles(
  owner: Db,
  store: FileStore,
  tell: (done: number, of: number) => void = () => undefined,
): Promise<FilesChecked> {
  const { rows } = await sql<{
    county: string;
    sha256: string;
    size: string;
  }>`select county, sha256, size from stored_file order by sha256, county`.execute(owner);
  const known = new Map<string, { counties: string[]; size: number }>();
  for (const row of rows) {
    const before = known.get(row.sha256);
    if (before) before.counties.push(row.county);
    else known.set(row.sha256, { counties: [row.county], size: Number(row.size) });
  }
  const checked: FilesChecked = { files: known.size, bytes: 0, wrong: [], unknown: [] };
  let done = 0;
  for (const [sha256, { counties, size }] of known) {
    const why = await faultOf(store, sha256);
    if (why)
      for (const county of counties)
        checked.wrong.push({ county, sha256, why, of: await namedBy(owner, county, sha256) });
    checked.bytes += size;
    if (++done % 1000 === 0) tell(done, known.size);
  }
  for await (const sha256 of store.names()) if (!known.has(sha256)) checked.unknown.push(sha256);
  return checked;
}

async function faultOf(store: FileStore, sha256: string): Promise<WrongFile['why'] | undefined> {
  try {
    await store.get(sha256);
    return undefined;
  } catch (error) {
    if (error instanceof FileProblem) return error.why;
    throw error;
  }
}

async function namedBy(owner: Db, county: string, sha256: string): Promise<string[]> {
  const { rows } = await sql<{ of: string }>`
    select 'paper ' || id as of from paper where county = ${county} and (docx_sha256 = ${sha256} or pdf_sha256 = ${sha256})
    union all select 'attachment ' || id from attachment where county = ${county} and sha256 = ${sha256}
    union all select 'photo ' || id from person_photo where county = ${county} and sha256 = ${sha256}
    union all select 'archived volume ' || id from sealed_volume where county = ${county} and sha256 = ${sha256}
    union all select 'roster ' || id from roster_import where county = ${county} and sha256 = ${sha256}
    order by 1`.execute(owner);
  return rows.map((row) => row.of);
}
