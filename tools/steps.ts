/** Runs steps one after another, each a command; says which failed and stops there. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';

export interface Step {
  name: string;
  command: string;
  args: string[];
}

const bin = (name: string) => join(projectFolder, 'node_modules', '.bin', name);
export const node = process.execPath;

/** The checks before any test: types and lint. */
export const checks: Step[] = [
  { name: 'types', command: node, args: [join(projectFolder, 'node_modules/ts7/bin/tsc'), '-p', '.'] },
  { name: 'types of the scenarios', command: node, args: [join(projectFolder, 'node_modules/ts7/bin/tsc'), '-p', 'scenarios'] },
  { name: 'lint', command: bin('oxlint'), args: ['--quiet', '--deny-warnings', 'packages', 'records', 'procedures', 'apps', 'tools', 'scenarios', 'database'] },
];

/** What is known against the packages; says so itself where the registry does not answer. Needs the network. */
export const knownFaults: Step = { name: 'known faults in packages', command: node, args: [join(projectFolder, 'tools/dependencies/run-audit.ts')] };

export const vitest = (...args: string[]): Step => ({ name: 'tests', command: node, args: [join(projectFolder, 'node_modules/vitest/vitest.mjs'), 'run', ...args] });

/** Runs each in the checkout; ends the process with the code of the first that fails. */
export function runSteps(steps: Step[]): void {
  for (const step of steps) {
    const started = Date.now();
    const done = spawnSync(step.command, step.args, { cwd: projectFolder, stdio: 'inherit' });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (done.status !== 0) {
      console.error(`${step.name} failed after ${seconds} s`);
      process.exit(done.status ?? 1);
    }
    console.error(`${step.name}: ${seconds} s`);
  }
}
