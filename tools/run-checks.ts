/** `npm run check`: types and lint; prints nothing but the times when all is well. */
import { checks, runSteps } from './steps.ts';

runSteps(checks);
