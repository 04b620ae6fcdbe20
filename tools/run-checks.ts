/** `npm run check`: types, lint, and what is known against the packages. */
import { checks, knownFaults, runSteps } from './steps.ts';

runSteps([...checks, knownFaults]);
