/** `npm test`: types, lint, and all tests, with a real PostgreSQL and a real browser. */
import { findBrowser } from './browser.ts';
import { checks, runSteps, vitest } from './steps.ts';

const missing = findBrowser();
if (missing) {
  console.error(missing);
  process.exit(2);
}
runSteps([...checks, vitest(...process.argv.slice(2))]);
