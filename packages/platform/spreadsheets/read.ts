/** Reads `.xlsx` and `.csv` into plain sheets. What a file is follows from its bytes, never from its name. */
import { basename, extname } from 'node:path';
import { decodeCsv, parseCsv } from './csv.ts';
import { openPackage } from './package-parts.ts';
import type { Sheet } from './sheet.ts';
import { UnreadableFile, type UnreadableReason, unreadable } from './unreadable.ts';
import { readWorkbookParts } from './workbook-parts.ts';
import { MOST_CELLS, readWorksheet } from './worksheet.ts';

export type WorkbookReading = { sheets: Sheet[] } | { unreadable: UnreadableReason };

/**
 * All sheets of a workbook in its order, hidden ones marked; a `.csv` is one sheet named as the file without its
 * ending. Formulas give their stored result, macros and links are never run. Never throws on any bytes: a file that
 * cannot be read comes back with the reason as a sentence.
 */
export async function readWorkbook(bytes: Buffer, fileName: string): Promise<WorkbookReading> {
  const file = basename(fileName.replaceAll('\\', '/'));
  try {
    return { sheets: await readSheets(bytes, file) };
  } catch (error) {
    // Whatever the unpacker or the XML parser objects to, the file is what is wrong.
    const reason = error instanceof UnreadableFile ? error : new UnreadableFile('damaged');
    return { unreadable: unreadable(reason.code, file, reason.line) };
  }
}

async function readSheets(bytes: Buffer, file: string): Promise<Sheet[]> {
  if (bytes.length === 0) throw new UnreadableFile('empty');
  if (startsWith(bytes, OLE)) throw new UnreadableFile(bytes.includes(ENCRYPTED) ? 'password-protected' : 'old-xls');
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return readXlsx(bytes);
  return [readCsv(bytes, file)];
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function startsWith(bytes: Buffer, signature: number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const pack = await openPackage(bytes);
  const parts = await readWorkbookParts(pack);
  const room = { cells: MOST_CELLS };
  const sheets: Sheet[] = [];
  for (const { name, hidden, part } of parts.sheets) {
    sheets.push({ name, hidden, ...(await readWorksheet(pack.text(part), parts, room)) });
  }
  return sheets;
}

function readCsv(bytes: Buffer, file: string): Sheet {
  // Text holds no control characters; pictures, programs and UTF-16 do. BIFF streams of the oldest .xls begin so too.
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1a)) {
    throw new UnreadableFile(
      bytes[0] === 0x09 && bytes[1] !== undefined && bytes[1] < 0x0a ? 'old-xls' : 'not-a-workbook',
    );
  }
  const text = decodeCsv(bytes);
  if (text.trim() === '') throw new UnreadableFile('empty');
  if (/^\s*(%PDF-|\{\\rtf|<(!DOCTYPE|html|\?xml))/i.test(text.slice(0, 200)))
    throw new UnreadableFile('not-a-workbook');
  return { name: basename(file, extname(file)), hidden: false, ...parseCsv(text, MOST_CELLS), merges: [] };
}
