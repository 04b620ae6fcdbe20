// What the engine promises of every document: no font, unknown characters, wrong data, what no paper can hold.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { findChineseFonts } from './fonts.ts';
import { makeDocument } from './make-document.ts';
import { typesetPdf } from './pdf.ts';
import { dayInWords, present, printable } from './present.ts';
import {
  choice,
  count,
  DocumentDataError,
  day,
  defineTemplate,
  optional,
  rows,
  text,
  wrongFields,
} from './template.ts';
import { docxText, pdfText } from './testing/paper-text.ts';
import { fillDocx } from './docx.ts';

const fields = {
  name: text('姓名'),
  born: optional(day('出生日期', { blank: '不详' })),
  sex: choice('性别', { male: '男', female: '女' }),
  visits: count('次数'),
  family: rows('家庭成员', { name: text('成员姓名') }),
};
const template = defineTemplate({
  id: 'trial',
  version: '1',
  folder: import.meta.dirname,
  title: { zh: '试', en: 'Trial' },
  fields,
  example: { name: '甲', sex: 'male', visits: 0, family: [] },
});

const typst = (body: string) => `#import "/packages/platform/documents/layout/type.typ": *\n#show: chinese\n${body}`;
const fonts = ['/usr/share/fonts', '/usr/local/share/fonts'];

test('wrong data are named with their labels, rows included', () => {
  const data = { name: '', sex: 'other', visits: 1, family: [{}] };
  const wrong = wrongFields(template, data).map(({ field, zh }) => [field, zh]);
  expect(wrong).toEqual(
    expect.arrayContaining([
      ['name', '姓名'],
      ['sex', '性别'],
      ['family.0.name', '成员姓名'],
    ]),
  );
  expect(wrongFields(template, template.example)).toEqual([]);
});

test('a document is not made from incomplete data', async () => {
  const data = { ...template.example, name: '' };
  await expect(makeDocument({ template, data })).rejects.toThrow(DocumentDataError);
});

test('days, codes and places left blank are put in the words of the paper', () => {
  const words = present(template.fields, { name: '甲', sex: 'female', visits: 2, family: [{ name: '乙' }] });
  expect(words).toEqual({
    name: '甲',
    born: '不详',
    sex: '女',
    sexBoxes: '□男　■女',
    visits: '2',
    family: [{ name: '乙' }],
  });
  expect(dayInWords('2026-03-05')).toBe('2026年3月5日');
});

test('control characters and reversed writing do not reach the paper', () => {
  expect(printable('张\u0000三\u202e四\u2066\ufeff')).toBe('张三四\ufeff');
  expect(printable('一\r\n二\t三')).toBe('一\n二 三');
  expect(printable('\ud800')).toBe('\ufffd');
});

test('without a Chinese font there is no PDF, and a sentence says how to get one', () => {
  const empty = mkdtempSync(join(tmpdir(), 'fonts-'));
  expect(findChineseFonts([empty, join(empty, 'absent')])).toEqual([]);
  const answer = typesetPdf(typst('甲'), {}, '2026-01-01', [empty]);
  expect(answer).toMatchObject({ pdf: undefined, unavailable: { code: 'documents/no-chinese-font' } });
  expect('unavailable' in answer && answer.unavailable.zh).toContain('apt-get install fonts-noto-cjk');
});

test('a character without a shape is named instead of printed as a box', () => {
  for (const character of ['\ue123', '𲎯']) {
    const answer = typesetPdf(typst('#words.name'), { name: `王${character}` }, '2026-01-01', fonts);
    expect(answer).toMatchObject({ pdf: undefined, unavailable: { code: 'documents/character-not-printable' } });
    expect('unavailable' in answer && answer.unavailable.zh).toContain('没有字形');
  }
});

test('the PDF embeds its type and follows PDF/A', async () => {
  const { pdf } = typesetPdf(typst('#words.name'), { name: '䶮㼆𬭎𬱖' }, '2026-01-01', fonts);
  const bytes = pdf?.toString('latin1') ?? '';
  expect(bytes).toContain('/FontFile3');
  expect(bytes).toContain('pdfaid:part');
  expect(await pdfText(pdf ?? Buffer.alloc(0))).toBe('䶮㼆𬭎𬱖\n');
});

test('a template that asks for an unknown field, or does not compile, is a fault', () => {
  const zip = new PizZip();
  const body = '<w:p><w:r><w:t>{nothing}</w:t></w:r></w:p>';
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  zip.file('word/document.xml', `<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`);
  zip.file('[Content_Types].xml', contentTypes);
  expect(() => fillDocx(zip.generate({ type: 'nodebuffer' }), {})).toThrow('nothing');
  expect(() => typesetPdf(typst('#words.nothing'), {}, '2026-01-01', fonts)).toThrow('nothing');
});

test('reading a DOCX back fails where a part is not well-formed', () => {
  const zip = new PizZip();
  zip.file('word/document.xml', '<w:document><w:t>');
  expect(() => docxText(zip.generate({ type: 'nodebuffer' }))).toThrow();
});

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
