// What takes longer: files ending in .long.ts, one after another, on the database that ships.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.long.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.data/**'],
    globalSetup: ['packages/platform/testing/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 20 * 60_000,
    hookTimeout: 5 * 60_000,
  },
});
