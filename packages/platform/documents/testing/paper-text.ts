// Reads the text back out of made papers, for tests: a line for each paragraph or table row.
import PizZip from 'pizzip';
import { SaxesParser } from 'saxes';
import { extractTextItems, getDocumentProxy } from 'unpdf';

/** In: a .docx file. Out: its text, the head of its first page before the body; cells of a row are parted by ` | `. Throws where a part is not well-formed XML. */
export function docxText(docx: Buffer): string {
  const zip = new PizZip(docx);
  for (const part of Object.values(zip.files)) if (part.name.endsWith('.xml')) textOf(part.asText());
  const parts = ['word/header1.xml', 'word/document.xml'].map((name) => textOf(zip.file(name)?.asText() ?? '<none/>'));
  return parts.filter((text) => text.trim() !== '').join('');
}

function textOf(xml: string): string {
  const parser = new SaxesParser();
  const open: string[] = [];
  let text = '';
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (name === 'w:br') text += '\n';
    if (name === 'w:tab' && open.at(-2) === 'w:r') text += '　';
  });
  parser.on('text', (piece) => {
    if (open.at(-1) === 'w:t') text += piece;
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    const inCell = open.includes('w:tc');
    if (name === 'w:tc') text += ' | ';
    if (name === 'w:tr' || (name === 'w:p' && !inCell)) text += '\n';
    if (name === 'w:p' && inCell) text += ' ';
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return tidy(text);
}

/** In: a PDF. Out: its text, page by page, in the order in which it was set. */
export async function pdfText(pdf: Buffer): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { items } = await extractTextItems(document);
  const pages = items.map((page) => page.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''));
  return tidy(pages.join('\n--------\n'));
}

/** In: a PDF. Out: the pieces of text that reach over the page's edge or its outer 5 mm, none in a good paper. */
export async function textOffThePage(pdf: Buffer): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { items } = await extractTextItems(document);
  const edge = 14;
  const [width, height] = [595, 842];
  const outside = (item: { x: number; y: number; width: number }) =>
    item.x < edge || item.y < edge || item.x + item.width > width - edge || item.y > height - edge;
  return items.flatMap((page) =>
    page.filter((item) => item.str.trim() !== '' && outside(item)).map((item) => item.str),
  );
}

const tidy = (text: string): string =>
  `${text
    .split('\n')
    .map((line) =>
      line
        .replace(/[ ]+/g, ' ')
        .replace(/( \|)? $/, '')
        .trimEnd(),
    )
    .filter((line) => line !== '')
    .join('\n')}\n`;

/** What two papers must have in common: every character but blanks, rules between cells and pages, and page numbers. */
export const bareText = (text: string): string =>
  text
    .replace(/^[—–-] \d+ [—–-]$/gm, '')
    .replace(/^--------$/gm, '')
    .replace(/[\s|]/g, '');
