/** Which way imports run: apps → procedures → records → packages; no procedure knows another; law and calendar do no I/O. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { expect, test } from 'vitest';

interface Import {
  from: string;
  to: string;
}

const sources = globSync('{packages,records,procedures,apps}/**/*.{ts,tsx}', { cwd: projectFolder }).filter((file) => !/node_modules|\/dist\/|\.generated\./.test(file));
const isTest = (file: string) => /\.(test|long)\.tsx?$|\/testing\//.test(file);

/** Every import of ours, as a path from the checkout; of others, as the package's name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(projectFolder, file), 'utf8');
  const found = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]/g), ...text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g), ...text.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g)];
  return found.map((match) => ({ from: file, to: resolveImport(file, match[1] ?? '') }));
}

function resolveImport(file: string, target: string): string {
  if (target.startsWith('.')) return normalize(join(dirname(file), target));
  const own = /^@guilu\/(calendar|law|platform|ui|records|procedures|server|staff|person|cli)(?:\/(.*))?$/.exec(target);
  if (!own) return target;
  const [, name = '', rest = 'index.ts'] = own;
  const folder = ['calendar', 'law', 'platform', 'ui'].includes(name) ? `packages/${name}` : ['server', 'staff', 'person', 'cli'].includes(name) ? `apps/${name}` : name;
  return `${folder}/${rest}`;
}

const all = sources.filter((file) => !isTest(file)).flatMap(importsOf);
const rank: Record<string, number> = { packages: 0, records: 1, procedures: 2, apps: 3 };
const layerOf = (path: string) => rank[path.split('/')[0] ?? ''];
const wrong = (rule: (one: Import) => boolean) => all.filter(rule).map((one) => `${one.from} → ${one.to}`);

test('there are imports to look at', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(all.filter((one) => layerOf(one.to) !== undefined).length).toBeGreaterThan(300);
});

test('imports run from apps to procedures to records to packages', () => {
  expect(wrong(({ from, to }) => (layerOf(to) ?? -1) > (layerOf(from) ?? 9))).toEqual([]);
});

test('no procedure imports another', () => {
  expect(wrong(({ from, to }) => from.startsWith('procedures/') && to.startsWith('procedures/') && from.split('/')[1] !== to.split('/')[1])).toEqual([]);
});

const records = ['organisations', 'accounts', 'people', 'cases', 'deadlines', 'papers', 'access-log'];
test('a record looks only at those before it', () => {
  const place = (path: string) => records.indexOf(path.split('/')[1] ?? '');
  expect(wrong(({ from, to }) => from.startsWith('records/') && to.startsWith('records/') && place(to) > place(from) && !/\/(staff|language)\//.test(from))).toEqual([]);
});

test('a record shows procedures and apps its public file, its contract, its feature and its screens', () => {
  const open = /^records\/[\w-]+\/(index|contract|feature|rules|identity-number)\.ts$|^records\/[\w-]+\/staff\//;
  expect(wrong(({ from, to }) => to.startsWith('records/') && !from.startsWith('records/') && !open.test(to))).toEqual([]);
});

test('law and calendar do no input or output and know nothing but themselves', () => {
  const pure = (path: string) => path.startsWith('packages/law/') || path.startsWith('packages/calendar/');
  const allowed = new Set(['yaml', '@marcbachmann/cel-js']);
  expect(wrong(({ from, to }) => pure(from) && !pure(to) && !allowed.has(to))).toEqual([]);
  expect(wrong(({ from, to }) => from.startsWith('packages/calendar/') && !to.startsWith('packages/calendar/'))).toEqual([]);
});

test('screens import contracts, rules, ui and the client, nothing of the server', () => {
  const open = /\/(contract|rules)\.ts$|^packages\/(ui|calendar|law)\/|^packages\/platform\/(http\/(client|endpoint)|access\/roles|language\/(text|days))\.ts$|\/staff\/|\/person\//;
  expect(wrong(({ from, to }) => /\/(staff|person)\//.test(from) && !from.startsWith('apps/') && layerOf(to) !== undefined && !open.test(to))).toEqual([]);
});

test('no folder is called by a name that says nothing', () => {
  const idle = /(^|\/)(utils?|helpers?|common|shared|core|misc)\//;
  expect(sources.filter((file) => idle.test(file))).toEqual([]);
});

test('every workspace declares what it imports', () => {
  const workspaces = ['packages/calendar', 'packages/law', 'packages/platform', 'packages/ui', 'records', 'procedures', 'apps/server', 'apps/staff', 'apps/person', 'apps/cli'];
  const missing = all.flatMap(({ from, to }) => {
    const workspace = workspaces.find((folder) => from.startsWith(`${folder}/`));
    if (!workspace || to.startsWith('node:') || to.startsWith('database/') || to.includes('.generated')) return [];
    const name = layerOf(to) === undefined ? (/^(@[^/]+\/[^/]+|[^/]+)/.exec(to)?.[1] ?? to) : packageOf(to);
    return declared(workspace).has(name) ? [] : [`${workspace} does not declare ${name}`];
  });
  expect([...new Set(missing)]).toEqual([]);
});

function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return `@guilu/${first === 'packages' || first === 'apps' ? second : first}`;
}

function declared(workspace: string): Set<string> {
  const file = JSON.parse(readFileSync(join(projectFolder, workspace, 'package.json'), 'utf8')) as Record<string, Record<string, string> | string>;
  const names = ['dependencies', 'devDependencies'].flatMap((key) => Object.keys((file[key] as Record<string, string>) ?? {}));
  return new Set([...names, String(file.name)]);
}
