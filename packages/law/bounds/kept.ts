/** What protects a person in a national rule stays in every local version of it, word for word; figures may only be lower. */
import { identifiersIn } from '../expression-walk.ts';
import type { LoadProblem, Sort } from '../types.ts';
import type { Version } from '../version.ts';
import { readSpan } from '../values.ts';
import { isRecord } from '../yaml-source.ts';
import { type Bound, forbidden } from './refusal.ts';
import { textsIn } from './words.ts';

const PARTS: Partial<Record<Sort, string>> = { gate: 'refuse', route: 'tiers' };

/** A local version that leaves out or softens what its national rule keeps. */
export function keptRule(bound: Bound, version: Version): LoadProblem[] {
  const kept = bound.bounds.kept.filter((one) => one.sort === version.sort && one.id === version.id);
  const national = nationalOf(bound, version);
  if (!national) return [];
  return kept.flatMap(({ parts, basis }) => {
    const key = PARTS[version.sort] ?? '';
    const lost = parts.find((part) => !isSame(national, version, key, part));
    const raised = raisedSetting(national, version);
    if (lost !== undefined)
      return [
        forbidden(bound, version.raw, [key, lost], basis, {
          zh: `本地规则不得去掉或改写 ${lost}`,
          en: `${lost} may not be left out or rewritten by a local pack`,
        }),
      ];
    if (raised === undefined) return [];
    return [
      forbidden(bound, version.raw, ['settings', raised], basis, {
        zh: `本地规则不得放宽 ${raised}`,
        en: `${raised} may only be lower in a local pack`,
      }),
    ];
  });
}

function nationalOf(bound: Bound, version: Version): Version | undefined {
  const parent = bound.packs.get(version.pack)?.parent;
  const versions = bound.packs.get(parent ?? '')?.versions.get(`${version.sort} ${version.id}`) ?? [];
  return versions.filter((one) => one.from <= version.from).at(-1) ?? versions[0];
}

// The part itself, and everything that its text names under `given`.
function isSame(national: Version, local: Version, key: string, part: string): boolean {
  const at = (version: Version, ...path: string[]): unknown =>
    path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), version.raw.body);
  const before = JSON.stringify(at(national, key, part));
  if (before === undefined) return true;
  if (before !== JSON.stringify(at(local, key, part))) return false;
  const texts = textsIn({ part: at(national, key, part) }).map(({ text }) => text);
  const names = texts
    .flatMap((text) => [...identifiersIn(text)])
    .filter((name) => at(national, 'given', name) !== undefined);
  return names.every(
    (name) => JSON.stringify(at(national, 'given', name)) === JSON.stringify(at(local, 'given', name)),
  );
}

function raisedSetting(national: Version, local: Version): string | undefined {
  const before = settingsOf(national);
  return Object.entries(settingsOf(local)).find(([name, value]) => {
    const old = before[name];
    if (old === undefined || value === old) return false;
    const [a, b] = [readSpan(value), readSpan(old)];
    if (a && b) return a.unit !== b.unit || a.count > b.count;
    return !(typeof value === 'number' && typeof old === 'number' && value <= old);
  })?.[0];
}

function settingsOf(version: Version): Record<string, unknown> {
  const { settings } = version.raw.body;
  return isRecord(settings) ? settings : {};
}
