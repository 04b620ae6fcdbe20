/** `npm run crash [KILLS]`: the kill test of the long tests, two hundred times unless told. `GUILU_SEED` names another seed. */
import { runSteps, vitest } from './steps.ts';

process.env.GUILU_KILLS = process.argv[2] ?? '200';
runSteps([vitest('--config', 'vitest.long.config.ts', '--testTimeout', '7200000', 'scenarios/crash.long.ts')]);
