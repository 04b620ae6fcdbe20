/** Builds the web pages when their sources changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { build } from 'vite';

const sources = [
  'apps/{staff,person}/**/*.{ts,tsx,css,html}',
  'packages/{ui,calendar}/**/*.{ts,tsx,css}',
  'packages/platform/{http,access,language}/*.ts',
  '{records,procedures}/*/{contract,rules}.ts',
  '{records,procedures}/*/{staff,person}/**',
  '{records,procedures,packages}/**/language/*.json',
  'package-lock.json',
];

/** Builds apps/staff and apps/person into their dist folders; does nothing where they are up to date. */
export async function buildPages(say: (line: string) => void): Promise<void> {
  const wanted = hashOfSources();
  for (const app of ['staff', 'person']) {
    const folder = join(projectFolder, 'apps', app);
    if (!existsSync(join(folder, 'vite.config.ts'))) continue;
    const stamp = join(folder, 'dist', '.built-from');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    say(`正在生成网页 (${app})… Building the pages (${app})…`);
    // Built beside and then put in place, so that a build that is cut off leaves the pages as they were.
    const fresh = join(folder, `dist-${process.pid}`);
    await forProduction(() =>
      build({
        root: folder,
        configFile: join(folder, 'vite.config.ts'),
        logLevel: 'error',
        build: { outDir: fresh, emptyOutDir: true },
      }),
    );
    writeFileSync(join(fresh, '.built-from'), wanted);
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    renameSync(fresh, join(folder, 'dist'));
  }
}

/** Under a test runner the environment would have the libraries built as for development, twice as large, and left there. */
async function forProduction(run: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

function hashOfSources(): string {
  const files = [
    ...new Set(
      sources.flatMap((pattern) =>
        globSync(pattern, { cwd: projectFolder, exclude: (name) => /^(dist.*|node_modules)$/.test(name) }),
      ),
    ),
  ].sort();
  const hash = createHash('sha256').update('for production');
  for (const file of files)
    if (/\.\w+$/.test(file) && !file.includes('/dist/'))
      hash.update(file).update(readFileSync(join(projectFolder, file)));
  return hash.digest('hex');
}
