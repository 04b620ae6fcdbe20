/** What the first load of a page brings to a phone: its html, what that names, and what those import at once. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { projectFolder } from '@guilu/platform/settings.ts';

export interface PageSize {
  page: string;
  files: number;
  bytes: number;
  gzip: number;
  brotli: number;
}

/** The built pages; one that is not built is left out. */
export function measurePages(): PageSize[] {
  return ['staff', 'person'].flatMap((app) => {
    const folder = join(projectFolder, 'apps', app, 'dist');
    if (!existsSync(join(folder, 'index.html'))) return [];
    const texts = [...firstLoad(folder)].map((file) => readFileSync(file));
    const sum = (size: (text: Buffer) => number) => texts.reduce((total, text) => total + size(text), 0);
    return [
      {
        page: app,
        files: texts.length,
        bytes: sum((text) => text.length),
        gzip: sum((text) => gzipSync(text).length),
        brotli: sum((text) => brotliCompressSync(text).length),
      },
    ];
  });
}

function firstLoad(folder: string): Set<string> {
  const page = join(folder, 'index.html');
  const found = new Set([page]);
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+)"/g)].map((match) =>
    join(folder, match[1] ?? ''),
  );
  const walk = (file: string) => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    if (!file.endsWith('.js')) return;
    for (const match of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"(\.\/[^"]+)"/g))
      walk(join(dirname(file), match[1] ?? ''));
  };
  named.forEach(walk);
  return found;
}
