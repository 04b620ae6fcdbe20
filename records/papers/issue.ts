/** Making a document: numbered, rendered, filed by hash, registered with the facts and the template it was made from. */
import { makeDocument } from '@guilu/platform/documents/make-document.ts';
import { type DocumentTemplate, wrongFields } from '@guilu/platform/documents/template.ts';
import { keepFile } from '@guilu/platform/files/keep.ts';
import { type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type CaseRow, nextNumber } from '../cases/index.ts';

export interface PaperWanted<T extends Record<string, unknown>> {
  template: DocumentTemplate<T>;
  /** The letters of the number, e.g. 青司矫解字; the year and the running number are added. */
  series: string;
  /** Ids of the facts it is made from; a later superseding one marks the paper as outdated. */
  facts: string[];
  /** The fields, given the document's number. */
  data: (documentNumber: string) => T;
}

export interface IssuedPaper {
  paperId: string;
  number: string;
}

/** Makes and registers a paper. Refused with the fields to complete where data are missing. */
export async function issuePaper<T extends Record<string, unknown>>(
  work: Work,
  row: CaseRow,
  wanted: PaperWanted<T>,
): Promise<IssuedPaper | Refusal> {
  const year = Number(work.today.slice(0, 4));
  const running = await nextNumber(work.tx, row.county, `paper.${wanted.series}`, year);
  const number = `（${year}）${wanted.series}第${running}号`;
  const data = wanted.data(number);
  const wrong = wrongFields(wanted.template as unknown as DocumentTemplate<never>, data);
  if (wrong.length)
    return refused('paper/data-incomplete', {
      status: 422,
      params: { fields: wrong.map((field) => field.zh).join('、') },
      ...(wrong[0] && { field: wrong[0].field }),
    });
  const made = await makeDocument({ template: wanted.template, data });
  const docx = await keepFile(work, made.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  const pdf = made.pdf ? await keepFile(work, made.pdf, 'application/pdf') : null;
  const id = uuid();
  await sql`insert into paper (county, id, case_id, person_id, number, template, template_version, template_hash, title_zh, title_en, facts, docx_sha256, pdf_sha256, made_at, made_by, made_name)
    values (${row.county}, ${id}, ${row.id}, ${row.person_id}, ${number}, ${wanted.template.id}, ${wanted.template.version}, ${made.templateHash},
            ${wanted.template.title.zh}, ${wanted.template.title.en}, ${wanted.facts}, ${docx}, ${pdf}, ${work.at}, ${work.actor.accountId}, ${work.actor.name})`.execute(
    work.tx,
  );
  work.audit.wrote(
    'document made',
    { personId: row.person_id ?? undefined, caseId: row.id },
    { paper: id, number, template: wanted.template.id, docx, pdf },
  );
  return { paperId: id, number };
}
