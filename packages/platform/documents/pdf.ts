/**
 * Sets a PDF from a Typst template. The data travel as JSON in `sys.inputs.data`; they are never part of the source,
 * so `#let` in a name is five characters on the paper. PDF/A-2a: embedded type, tagged, fit for the archive.
 */
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { findChineseFonts } from './fonts.ts';
import type { Display } from './template.ts';

export interface Unavailable {
  code: 'documents/no-chinese-font' | 'documents/character-not-printable';
  zh: string;
  en: string;
}

export type Typeset = { pdf: Buffer } | { pdf: undefined; unavailable: Unavailable };

/** The project's root: templates name the layouts by their path from here. */
const root = join(import.meta.dirname, '../../..');
const compilers = new Map<string, NodeCompiler>();
/** How many compilations a cached result outlives unused; keeps the memory of a long-running server level. */
const keepFor = 10;

const noChineseFont: Unavailable = {
  code: 'documents/no-chinese-font',
  zh: '本机没有中文字体，无法生成 PDF。请安装思源（Noto CJK）字体后重试，例如执行 apt-get install fonts-noto-cjk。DOCX 文书不受影响。',
  en: 'No Chinese typeface is installed, so no PDF can be made. Install Noto CJK and try again, for example: apt-get install fonts-noto-cjk. The DOCX is not affected.',
};

/**
 * In: the Typst source, the words, the day printed as the file's date, and the folders to search for fonts. Out: the
 * PDF, equal for equal input; or why there is none. Throws where the template itself does not compile.
 */
export function typesetPdf(source: string, display: Display, madeOn: string, fontFolders: string[]): Typeset {
  const compiler = compilerFor(fontFolders);
  if (compiler === undefined) return { pdf: undefined, unavailable: noChineseFont };
  const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(display) } });
  const document = compiled.result;
  if (document === null) throw new Error(`The Typst template does not compile: ${faults(compiled.takeError())}`);
  try {
    const seconds = Date.parse(`${madeOn}T00:00:00+08:00`) / 1000;
    return { pdf: compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp: seconds }) };
  } catch (error) {
    const unavailable = notPrintable(error);
    if (unavailable === undefined) throw error;
    return { pdf: undefined, unavailable };
  } finally {
    compiler.evictCache(keepFor);
  }
}

/** A file that a source may show by its path. */
export interface Attached {
  path: string;
  bytes: Uint8Array;
}

/**
 * Sets a PDF that shows other PDFs and pictures. In: as `typesetPdf`, and the files by the paths that the source names.
 * Out: the PDF (1.7), why there is none, or the place of the file that cannot be shown.
 */
export function typesetBound(
  source: string,
  display: Record<string, unknown>,
  files: readonly Attached[],
  madeOn: string,
  fontFolders: string[],
): Typeset | { unreadable: number } {
  const compiler = compilerFor(fontFolders);
  if (compiler === undefined) return { pdf: undefined, unavailable: noChineseFont };
  for (const file of files) compiler.mapShadow(join(root, file.path), Buffer.from(file.bytes));
  try {
    const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(display) } });
    if (compiled.result === null) {
      const said = faults(compiled.takeError());
      const unreadable = files.findIndex(({ path }) => said.includes(path));
      if (unreadable >= 0) return { unreadable };
      throw new Error(`The Typst template does not compile: ${said}`);
    }
    const seconds = Date.parse(`${madeOn}T00:00:00+08:00`) / 1000;
    return { pdf: compiler.pdf(compiled.result, { pdfStandard: '1.7', creationTimestamp: seconds }) };
  } finally {
    for (const file of files) compiler.unmapShadow(join(root, file.path));
  }
}

function compilerFor(fontFolders: string[]): NodeCompiler | undefined {
  const key = fontFolders.join('\n');
  const known = compilers.get(key);
  if (known !== undefined) return known;
  const fontPaths = findChineseFonts(fontFolders);
  // Not remembered: fonts installed later are found without a restart.
  if (fontPaths.length === 0) return undefined;
  const made = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths }] });
  compilers.set(key, made);
  return made;
}

const faults = (error: { shortDiagnostics: unknown[] } | null): string => JSON.stringify(error?.shortDiagnostics ?? []);

/** PDF/A refuses a character without a shape: better no paper than one with a box in somebody's name. */
function notPrintable(error: unknown): Unavailable | undefined {
  const said = error instanceof Error ? error.message : String(error);
  const found = /the (?:text|PDF contains the codepoint) `\\?"(.+?)\\?"`/.exec(said)?.[1];
  if (found === undefined) return undefined;
  return {
    code: 'documents/character-not-printable',
    zh: `文书中的字符“${found}”在本机字体中没有字形，为免错字，没有生成 PDF。请核对该字，或使用 DOCX 文书并手工处理。`,
    en: `The typefaces on this machine have no shape for the character “${found}”, so no PDF was made. Check the character, or use the DOCX.`,
  };
}
