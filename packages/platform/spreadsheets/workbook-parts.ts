/** Reads what a workbook says about itself: its sheets, its texts and its number formats. */
import { posix } from 'node:path';
import { showsDate } from './number-format.ts';
import type { Package } from './package-parts.ts';
import { UnreadableFile } from './unreadable.ts';
import { attribute, readXml, unescapeText } from './xml.ts';

export interface WorkbookParts {
  sheets: { name: string; hidden: boolean; part: string }[];
  since1904: boolean;
  strings: string[];
  /** For each style of a cell: whether it shows a day. */
  dateStyles: boolean[];
}

interface Relation {
  id: string;
  type: string;
  part: string;
}

/** Throws `UnreadableFile` where the package is no workbook. */
export async function readWorkbookParts(pack: Package): Promise<WorkbookParts> {
  const main = (await relations(pack, '')).find((relation) => relation.type === 'officeDocument')?.part;
  const workbook = main ?? 'xl/workbook.xml';
  if (/\.bin$/i.test(workbook) || pack.has('mimetype')) throw new UnreadableFile('other-spreadsheet');
  if (!pack.has(workbook)) throw new UnreadableFile('not-a-workbook');
  const related = await relations(pack, workbook);
  const { listed, since1904, isWorkbook } = await readWorkbookXml(pack, workbook);
  if (!isWorkbook) throw new UnreadableFile('not-a-workbook');
  const sheets = listed.flatMap(({ name, hidden, id }) => {
    const relation = related.find((candidate) => candidate.id === id);
    return relation?.type === 'worksheet' ? [{ name, hidden, part: relation.part }] : [];
  });
  const partOf = (type: string) => related.find((relation) => relation.type === type)?.part;
  return {
    sheets,
    since1904,
    strings: await readStrings(pack, partOf('sharedStrings')),
    dateStyles: await readDateStyles(pack, partOf('styles')),
  };
}

async function relations(pack: Package, of: string): Promise<Relation[]> {
  const folder = posix.dirname(of);
  const part = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  if (!pack.has(part)) return [];
  const found: Relation[] = [];
  await readXml(pack.text(part), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = attributes.Target ?? '';
      found.push({
        id: attributes.Id ?? '',
        type: (attributes.Type ?? '').split('/').at(-1) ?? '',
        part: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return found;
}

async function readWorkbookXml(pack: Package, part: string) {
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let since1904 = false;
  let isWorkbook = false;
  await readXml(pack.text(part), {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      listed.push({ name: unescapeText(attributes.name ?? ''), hidden, id: attribute(attributes, 'id') ?? '' });
    },
  });
  return { listed, since1904, isWorkbook };
}

// Rich text is joined; the phonetic guide over a name (`rPh`) is no part of it.
async function readStrings(pack: Package, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !pack.has(part)) return strings;
  let [text, inText, inGuide] = ['', false, false];
  await readXml(pack.text(part), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 't') inText = true;
      if (name === 'rPh') inGuide = true;
    },
    text(piece) {
      if (inText && !inGuide) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inGuide = false;
      if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}

async function readDateStyles(pack: Package, part: string | undefined): Promise<boolean[]> {
  const custom = new Map<number, string>();
  const formats: number[] = [];
  if (part === undefined || !pack.has(part)) return [];
  let inCellFormats = false;
  await readXml(pack.text(part), {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats.map((format) => showsDate(format, custom));
}
