/** The thread of `bindPdf`: counts pages, sets the sheets, binds. */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import type { Binding, Bound, Leaf } from './bind.ts';
import { type Attached, typesetBound, typesetPdf, type Unavailable } from './pdf.ts';

const endings: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };

interface Sheet {
  bytes: Uint8Array;
  ending: string;
  pages: number;
}

/** undefined where the leaf cannot be opened: cut off, or under a password. */
async function sheetOf(
  leaf: Leaf,
  madeOn: string,
  fonts: string[],
): Promise<Sheet | { unavailable: Unavailable } | undefined> {
  if ('source' in leaf) {
    const set = typesetPdf(leaf.source, leaf.display, madeOn, fonts);
    return set.pdf === undefined
      ? { unavailable: set.unavailable }
      : sheetOf({ bytes: set.pdf, mediaType: 'application/pdf' }, madeOn, fonts);
  }
  const ending = endings[leaf.mediaType];
  if (ending) return { bytes: leaf.bytes, ending, pages: 1 };
  try {
    // A copy: the reader takes the bytes it is given for itself.
    const document = await getDocumentProxy(new Uint8Array(leaf.bytes));
    const pages = document.numPages;
    await document.cleanup();
    return { bytes: leaf.bytes, ending: 'pdf', pages };
  } catch {
    return undefined;
  }
}

async function bind({
  source,
  display,
  leaves,
  madeOn,
  fontFolders,
}: Binding & { fontFolders: string[] }): Promise<Bound> {
  const sheets: Sheet[] = [];
  for (const [at, leaf] of leaves.entries()) {
    const sheet = await sheetOf(leaf, madeOn, fontFolders);
    if (sheet === undefined) return { unreadable: at };
    if ('unavailable' in sheet) return sheet;
    sheets.push(sheet);
  }
  let first = 1;
  const bound = sheets.map((sheet, at) => {
    const one = { path: `/bound/${at}.${sheet.ending}`, pages: sheet.pages, pdf: sheet.ending === 'pdf', first };
    first += sheet.pages;
    return one;
  });
  const files: Attached[] = sheets.map((sheet, at) => ({ path: bound[at]?.path ?? '', bytes: sheet.bytes }));
  const whole = typesetBound(source, { ...display, bound }, files, madeOn, fontFolders);
  if ('unreadable' in whole) return whole;
  return whole.pdf === undefined
    ? { unavailable: whole.unavailable }
    : { pdf: whole.pdf, pages: sheets.map(({ pages }) => pages) };
}

parentPort?.postMessage(await bind(workerData as Binding & { fontFolders: string[] }));
