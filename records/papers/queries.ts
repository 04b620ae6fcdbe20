/** The registry of documents and attachments. */
import type { Call, FileAnswer } from '@guilu/platform/feature.ts';
import { FileProblem } from '@guilu/platform/files/store.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { findCase } from '../cases/index.ts';
import type * as contract from './contract.ts';
import { outdated, type PaperRow, papersWhere, toLines } from './lines.ts';

export async function readPapersOfCase(work: Work, { params }: Call<typeof contract.papersOfCase>) {
  if (!(await findCase(work.tx, params.caseId))) return notFound();
  return { rows: await toLines(work, await papersWhere(work, sql`d.case_id = ${params.caseId}`)) };
}

export async function readRegistry(work: Work, { query }: Call<typeof contract.listPapers>) {
  const text = query.q
    ? sql`(d.number like ${`%${query.q}%`} or p.name ^@ ${query.q} or d.title_zh like ${`%${query.q}%`})`
    : sql`true`;
  const where = sql`${text} and ${query.outdated ? outdated : sql`true`}`;
  const total = await sql<{
    n: number;
  }>`select count(*)::int n from paper d join person p on p.county = d.county and p.id = d.person_id where ${where}`.execute(
    work.tx,
  );
  return { total: total.rows[0]?.n ?? 0, rows: await toLines(work, await papersWhere(work, where, query.page)) };
}

export const paperMediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

export async function readPaper(
  work: Work,
  { params }: Call<typeof contract.downloadPaper>,
): Promise<FileAnswer | Refusal> {
  const row: PaperRow | undefined = (await papersWhere(work, sql`d.id = ${params.paperId}`))[0];
  if (!row) return notFound();
  const sha256 = params.format === 'pdf' ? row.pdf_sha256 : row.docx_sha256;
  if (!sha256) return refused('documents/no-chinese-font', { status: 404 });
  await work.audit.read(
    'document downloaded',
    { personId: row.person_id ?? undefined, caseId: row.case_id },
    row.number,
  );
  return fileOf(work, sha256, paperMediaTypes[params.format], `${row.title_zh}-${row.name}-${row.number}.${params.format}`);
}

/** A stored file, checked; one that is missing or altered is named. */
export async function fileOf(
  work: Work,
  sha256: string,
  mediaType: string,
  fileName: string,
): Promise<FileAnswer | Refusal> {
  try {
    return { file: { bytes: await work.files.get(sha256), mediaType, fileName } };
  } catch (error) {
    if (error instanceof FileProblem)
      return refused(`file/${error.why}`, { status: 410, params: { sha256: error.sha256.slice(0, 12), fileName } });
    throw error;
  }
}
