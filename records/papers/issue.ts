/** Making a document: numbered, rendered, filed by hash, registered with the facts and the template it was made from. */
import { makeDocument } from '@guilu/platform/documents/make-document.ts';
import { type DocumentTemplate, wrongFields } from '@guilu/platform/documents/template.ts';
import { keepFile } from '@guilu/platform/files/keep.ts';
import { type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type CaseRow, factsOf, live, nextNumber } from '../cases/index.ts';
import { documentNumber, printedFacts } from './rules.ts';

/** What the sending of a paper is as a fact, and whom it is for. A paper that stays in the file has none. */
export interface Sending {
  fact: 'case.notice-sent' | 'case.document-served';
  /** The fields of the fact besides the addressees. */
  data: Record<string, unknown>;
  to: string[];
}

export interface PaperWanted<T extends Record<string, unknown>> {
  template: DocumentTemplate<T>;
  /** The letters of the number, e.g. 青司矫解字; the year and the running number are added. */
  series: string;
  /** Letters are numbered after GB/T 9704 (青矫函〔2026〕12号), statutory forms as the forms print it (（2026）…字第12号). */
  numbered?: 'form' | 'letter';
  /** Ids of the facts it is made from, besides those that every paper prints; a later superseding one marks the paper. */
  facts: string[];
  sending?: Sending;
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
  const number = documentNumber(wanted.numbered ?? 'form', wanted.series, year, running);
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
  const standing = live(await factsOf(work.tx, row.county, row.id, row.person_id));
  const facts = [...new Set([...wanted.facts, ...printedFacts(Object.keys(data), standing)])];
  const sending = wanted.sending ? JSON.stringify(wanted.sending) : null;
  await sql`insert into paper (county, id, case_id, person_id, number, template, template_version, template_hash, title_zh, title_en, facts, docx_sha256, pdf_sha256, made_at, made_by, made_name, sending)
    values (${row.county}, ${id}, ${row.id}, ${row.person_id}, ${number}, ${wanted.template.id}, ${wanted.template.version}, ${made.templateHash},
            ${wanted.template.title.zh}, ${wanted.template.title.en}, ${facts}, ${docx}, ${pdf}, ${work.at}, ${work.actor.accountId}, ${work.actor.name}, ${sending}::jsonb)`.execute(
    work.tx,
  );
  work.audit.wrote(
    'document made',
    { personId: row.person_id ?? undefined, caseId: row.id },
    { paper: id, number, template: wanted.template.id, docx, pdf },
  );
  return { paperId: id, number };
}
