// Tests by what they need: nothing, a page, the database, a browser. Two workers, because two cores are what CI has.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Under an older Node than the one the code is written for, run again with the pinned one.
if (Number(process.versions.node.split('.')[0]) < 24 && process.argv[1]) {
  const own = fileURLToPath(new URL('node_modules/.bin/node', import.meta.url));
  const again = spawnSync(own, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

const left = ['**/node_modules/**', '**/dist/**', '**/.data/**'];
const database = '**/*.db.test.ts';
const stories = 'scenarios/**/*.test.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    setupFiles: ['tools/fixed-chance.ts'],
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...left, database, stories],
          isolate: false,
          // Laying out a thousand pages takes five times as long where others compute too: that is no fault.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [database],
          exclude: [...left, stories],
          globalSetup: ['packages/platform/testing/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'scenarios',
          include: [stories],
          exclude: left,
          globalSetup: ['packages/platform/testing/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
