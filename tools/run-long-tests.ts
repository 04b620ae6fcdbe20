/** `npm run test:long`: what takes longer than the tests of every day. */
import { globSync } from 'node:fs';
import { projectFolder } from '@guilu/platform/settings.ts';
import { findBrowser } from './browser.ts';
import { knownFaults, runSteps, vitest } from './steps.ts';

const files = globSync('{tools,scenarios,packages,records,procedures}/**/*.long.ts', { cwd: projectFolder, exclude: (name) => name === 'node_modules' });
if (!files.length) throw new Error('no long test was found');
const missing = findBrowser();
if (missing) {
  console.error(missing);
  process.exit(2);
}
runSteps([knownFaults, vitest('--config', 'vitest.long.config.ts')]);
