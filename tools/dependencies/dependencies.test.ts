// Others' work: exact versions, checked contents, no scripts but those named, known terms, and lists that are up to date.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { expect, test } from 'vitest';
import { licencePage, withoutTerms } from './licence-list.ts';
import { lockEntries, ownParts, packagesOfOthers } from './lock-file.ts';
import { makeBom } from './sbom.ts';
import { allowed, exceptions, installScripts } from './terms.ts';

const all = packagesOfOthers();
const text = (path: string) => readFileSync(join(projectFolder, path), 'utf8');

test('every version that we ask for is exact, in each package.json and in the lock file', () => {
  expect(ownParts().length).toBeGreaterThan(10);
  const exact = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
  const loose = ownParts().flatMap(([path, entry]) => {
    const file = JSON.parse(text(join(path, 'package.json'))) as Record<string, Record<string, string> | undefined>;
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
    const asked = kinds.flatMap((kind) => Object.entries(file[kind] ?? {}));
    const locked = Object.entries({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies });
    return [...asked, ...locked]
      .filter(([, version]) => !exact.test(version))
      .map(([name, version]) => `${path || 'package.json'}: ${name} ${version}`);
  });
  expect(loose).toEqual([]);
});

test('every package comes from a registry and has the hash that the lock file names', () => {
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((one) => !one.entry.integrity?.startsWith('sha512-')).map((one) => one.path)).toEqual([]);
  expect(
    all.filter((one) => one.entry.resolved && !one.entry.resolved.startsWith('https://')).map((one) => one.path),
  ).toEqual([]);
});

test('no install script runs but those named with a reason', () => {
  const withScript = lockEntries()
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(withScript.sort()).toEqual(Object.keys(installScripts).sort());
  for (const why of Object.values(installScripts)) expect(why.length).toBeGreaterThan(10);
  expect(text('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  expect(text('tools/bootstrap.mjs')).toContain("'--ignore-scripts'");
});

test('every licence is allowed or excepted by name, and no exception is idle', () => {
  expect(withoutTerms(all).map((one) => `${one.name}: ${one.licence}`)).toEqual([]);
  const unknown = { ...(all[0] as (typeof all)[number]), licence: 'SSPL-1.0' };
  expect(withoutTerms([unknown])).toHaveLength(1);
  for (const { name, licence } of exceptions) {
    const matches = all.filter(
      (one) =>
        one.licence === licence && (name.endsWith('*') ? one.name.startsWith(name.slice(0, -1)) : one.name === name),
    );
    expect(matches.length, name).toBeGreaterThan(0);
  }
  for (const licence of allowed)
    expect(
      all.some((one) => one.licence === licence),
      licence,
    ).toBe(true);
});

test('an installed package says the licence that the lock file says', () => {
  const here = all.filter((one) => existsSync(join(projectFolder, one.path, 'package.json')));
  expect(here.length).toBeGreaterThan(300);
  const differing = here.filter(
    (one) => (JSON.parse(text(join(one.path, 'package.json'))) as { license?: unknown }).license !== one.licence,
  );
  expect(differing.map((one) => one.path)).toEqual([]);
});

test('docs/security/licences.md is up to date; npm run licences writes it', () => {
  expect(text('docs/security/licences.md')).toBe(licencePage());
});

test('the bill of materials lists every package of the lock file, with hash and licence', () => {
  const bom = makeBom();
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'guilu' } } });
  const listed = new Map(bom.components.map((one) => [one['bom-ref'], one]));
  const names = [...new Set(all.map((one) => `${one.name}@${one.version}`))];
  expect(names.filter((name) => !listed.has(name))).toEqual([]);
  for (const name of names)
    expect(listed.get(name), name).toMatchObject({ hashes: [{ alg: 'SHA-512' }], licenses: [expect.anything()] });
});
