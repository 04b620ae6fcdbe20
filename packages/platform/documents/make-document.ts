/**
 * Makes a document from a template and its data: DOCX to edit and PDF to keep, both from the same words, with the
 * hashes by which the registry can later prove what was made from what.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillDocx } from './docx.ts';
import { usualFontFolders } from './fonts.ts';
import { typesetPdf, type Unavailable } from './pdf.ts';
import { present } from './present.ts';
import {
  type Display,
  DocumentDataError,
  type DocumentTemplate,
  type LabelledSchema,
  wrongFields,
} from './template.ts';

export interface MadeDocument {
  docx: Buffer;
  pdf: Buffer | undefined;
  /** Why there is no PDF, as a sentence for the user. */
  pdfUnavailable?: Unavailable;
  sha256: { docx: string; pdf: string | undefined };
  /** Of the template's files and the layouts it may use: a change in any of them is another template. */
  templateHash: string;
}

const layouts = join(import.meta.dirname, 'layout');
/** The file's own date where the data bear none. */
const noDay = '2000-01-01';

/**
 * In: a template (exported by its folder's fields.ts) and data that fit its fields; `fontFolders` only to look
 * elsewhere than in the usual places. Out: the papers; equal data give equal bytes. Throws DocumentDataError when
 * fields are missing or wrong (ask `wrongFields` first to tell the user).
 */
export async function makeDocument<T extends Record<string, unknown>>(
  { template, data }: { template: DocumentTemplate<T>; data: T },
  fontFolders: string[] = usualFontFolders(),
): Promise<MadeDocument> {
  const wrong = wrongFields(template, data);
  if (wrong.length > 0) throw new DocumentDataError(template.id, wrong);
  const display = displayOf(template, data);
  const docxTemplate = await readFile(join(template.folder, 'template.docx'));
  const typstTemplate = await readFile(join(template.folder, 'template.typ'), 'utf8');
  const docx = fillDocx(docxTemplate, display);
  const typeset = typesetPdf(typstTemplate, display, dayOf(data), fontFolders);
  return {
    docx,
    pdf: typeset.pdf,
    ...(typeset.pdf === undefined ? { pdfUnavailable: typeset.unavailable } : {}),
    sha256: { docx: sha256(docx), pdf: typeset.pdf && sha256(typeset.pdf) },
    templateHash: await templateHash(template.id, template.version, docxTemplate, typstTemplate),
  };
}

/** In: a template and its data. Out: the words that both papers print. */
export function displayOf<T extends Record<string, unknown>>(template: DocumentTemplate<T>, data: T): Display {
  return { ...present(template.fields as LabelledSchema, data), ...template.derive?.(data) };
}

const dayOf = (data: Record<string, unknown>): string => (typeof data.date === 'string' ? data.date : noDay);

async function templateHash(id: string, version: string, docx: Buffer, typst: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([id, version, sha256(docx), sha256(typst)]));
  for (const name of (await readdir(layouts)).sort()) hash.update(sha256(await readFile(join(layouts, name))));
  return hash.digest('hex');
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
