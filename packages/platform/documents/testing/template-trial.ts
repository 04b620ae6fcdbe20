// The trial that every template passes: read by a reviewer, the same in both papers, unmoved by hostile text.
import { join } from 'node:path';
import type { TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { type MadeDocument, makeDocument } from '../make-document.ts';
import type { DocumentTemplate, LabelledSchema } from '../template.ts';
import { bareText, docxText, pdfText, textOffThePage } from './paper-text.ts';

/** Markup of XML, HTML, docxtemplater and Typst, without blanks so that it can be found across line breaks. */
const hostile = '<script>alert("x")</script>&amp;{x}{#a}{/a}#let;#panic()\\*_`$@王$`_*\'≤';
const rare = '䶮㼆𬭎𬱖';
const longName = `${rare}${'阿卜杜热合曼'.repeat(20)}`;

/**
 * In: a template, and the fields that print only on some condition. Registers its tests; the texts of both papers are
 * kept in its folder as example.docx.txt and example.pdf.txt.
 */
export function tryTemplate<T extends Record<string, unknown>>(
  template: DocumentTemplate<T>,
  conditional: string[] = [],
) {
  const made = (data: T) => makeDocument({ template, data });
  describe(`${template.title.zh} (${template.id})`, () => {
    test('the example reads as committed, in both papers', async () => {
      const { docx, pdf } = await textsOf(await made(template.example));
      await expect(docx).toMatchFileSnapshot(join(template.folder, 'example.docx.txt'));
      await expect(pdf).toMatchFileSnapshot(join(template.folder, 'example.pdf.txt'));
      expect(bareText(pdf)).toBe(bareText(docx));
    });

    test('equal data give equal bytes', async () => {
      const [first, second] = [await made(template.example), await made(structuredClone(template.example))];
      expect(second.sha256).toEqual(first.sha256);
      expect(second.templateHash).toBe(first.templateHash);
    });

    test('every text field is printed in both papers, as plain text whatever stands in it', async () => {
      const marked = markedData(template.fields, (path) => `${path}${hostile}`);
      const texts = await textsOf(await made({ ...template.example, ...marked.data } as T));
      for (const path of marked.paths.filter((each) => !conditional.includes(each))) {
        expect(bareText(texts.docx), `DOCX ${path}`).toContain(`${path}${hostile}`);
        expect(bareText(texts.pdf), `PDF ${path}`).toContain(`${path}${hostile}`);
      }
    });

    test('texts of any length stay on the pages, and none is lost', async () => {
      const longest = (_path: string, room: number) => `${hostile}${'长'.repeat(room - hostile.length)}`;
      const paper = await made({ ...template.example, ...markedData(template.fields, longest).data } as T);
      expect(paper.pdf && (await textOffThePage(paper.pdf))).toEqual([]);
      const { docx, pdf } = await textsOf(paper);
      expect(pdf.split('长').length).toBe(docx.split('长').length);
    });

    test('a very long name with rare characters is printed whole in both', async () => {
      const texts = await textsOf(await made({ ...template.example, name: longName }));
      expect(bareText(texts.docx)).toContain(longName);
      expect(bareText(texts.pdf)).toContain(longName);
    });
  });
}

async function textsOf({ docx, pdf, pdfUnavailable }: MadeDocument): Promise<{ docx: string; pdf: string }> {
  if (pdf === undefined) throw new Error(pdfUnavailable?.en);
  return { docx: docxText(docx), pdf: await pdfText(pdf) };
}

interface Marked {
  data: Record<string, unknown>;
  paths: string[];
}

/** Data with a marked value in every free text field, also inside one row of every list. */
function markedData(schema: TSchema, mark: (path: string, room: number) => string, prefix = ''): Marked {
  const data: Record<string, unknown> = {};
  const paths: string[] = [];
  for (const [name, field] of Object.entries((schema as LabelledSchema).properties ?? {})) {
    if (field.items !== undefined) {
      const row = markedData(field.items, mark, `${prefix}${name}.`);
      data[name] = [row.data];
      paths.push(...row.paths);
    } else if (field.shows === 'day' && prefix !== '') {
      data[name] = '2026-01-02';
    } else if (isFreeText(field)) {
      data[name] = mark(`${prefix}${name}`, (field as { maxLength?: number }).maxLength ?? 0);
      paths.push(`${prefix}${name}`);
    }
  }
  return { data, paths };
}

const isFreeText = (field: LabelledSchema): boolean =>
  field.shows !== 'day' && field.labels === undefined && (field as { type?: string }).type === 'string';
