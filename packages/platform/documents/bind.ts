/**
 * Binds papers, scans and record sheets into one PDF: cover and index set from a template, every page as it is, with its
 * number. Works in a thread of its own with a limit of time and memory, because a scan may be any PDF that somebody sent.
 */
import { Worker } from 'node:worker_threads';
import { usualFontFolders } from './fonts.ts';
import type { Unavailable } from './pdf.ts';
import type { Display } from './template.ts';

/** What is bound: a PDF or a picture as it is, or a sheet to be set from a template. */
export type Leaf = { bytes: Uint8Array; mediaType: string } | { source: string; display: Display };

export interface Binding {
  /** The Typst source of cover and index; it finds the leaves as `bound`, a list of `{path, pages, pdf, first}`. */
  source: string;
  display: Display;
  leaves: Leaf[];
  /** The day printed as the file's date. */
  madeOn: string;
}

/** The PDF with the number of pages of each leaf; the place of a leaf that cannot be opened; why no PDF can be made; or that it took too long. */
export type Bound =
  | { pdf: Uint8Array; pages: number[] }
  | { unreadable: number }
  | { unavailable: Unavailable }
  | { tooLarge: true };

const secondsAtMost = 90;
const megabytesAtMost = 1500;

/** In: what to bind. Out: see `Bound`; the whole is PDF 1.7 and not PDF/A, since what is bound may be anything. */
export function bindPdf(binding: Binding, fontFolders: string[] = usualFontFolders()): Promise<Bound> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('bind-worker.ts', import.meta.url), {
      workerData: { ...binding, fontFolders },
      resourceLimits: { maxOldGenerationSizeMb: megabytesAtMost },
    });
    const late = setTimeout(() => {
      done({ tooLarge: true });
      void worker.terminate();
    }, secondsAtMost * 1000);
    worker.once('message', (bound: Bound) => done(bound));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? done({ tooLarge: true }) : failed(error),
    );
    worker.once('exit', () => clearTimeout(late));
  });
}
