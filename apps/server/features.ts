/** Collects every feature of the tree: `feature.ts` below records and procedures. Nothing is registered centrally. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from '@guilu/platform/feature.ts';
import { projectFolder } from '@guilu/platform/settings.ts';

export async function collectFeatures(): Promise<Feature[]> {
  const files = ['packages/platform/*/feature.ts', 'records/*/feature.ts', 'procedures/*/feature.ts']
    .flatMap((pattern) => globSync(pattern, { cwd: projectFolder }))
    .sort();
  const modules = await Promise.all(
    files.map((file) => import(join(projectFolder, file)) as Promise<{ feature: Feature }>),
  );
  return modules.map((module) => module.feature);
}
