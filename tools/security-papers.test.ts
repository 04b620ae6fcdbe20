// The security papers name only what exists, answer every number once, and say the periods that the packs say.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');
const papers = [...globSync('docs/security/*.md', { cwd: projectFolder }), 'SECURITY.md'].filter(
  (path) => !path.endsWith('licences.md'),
);

test('there are papers', () => {
  expect(papers.length).toBeGreaterThan(5);
});

test.each(papers)('%s: every file and page that it names exists', (paper) => {
  const text = read(paper);
  const files = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((path) => /\.\w+$|^(packages|records|procedures|apps|scenarios|tools|packs|docs)\//.test(path));
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => join(dirname(paper), match[1] ?? ''));
  const absent = [...files, ...links].filter((path) => !existsSync(join(projectFolder, path)));
  expect([...new Set(absent)]).toEqual([]);
});

test('docs/security/retention.md names each kind of packs/retention.yaml with its period', () => {
  const { kinds } = parse(read('packs/retention.yaml')) as { kinds: Record<string, { keep: string }> };
  const units: Record<string, string> = { day: '日', year: '年' };
  const said = new Map(
    [...read('docs/security/retention.md').matchAll(/^\| `([\w-]+)`[^|]*\|[^|]*\| ([^|]+?) \|/gm)].map((match) => [
      match[1],
      match[2],
    ]),
  );
  const owed = Object.entries(kinds).map(([kind, { keep }]) => {
    const [, count, unit = ''] = /^(\d+) (\w+)$/.exec(keep) ?? [];
    return [kind, count === undefined ? '不销毁' : count === '0' ? '当日' : `${count} ${units[unit]}`];
  });
  expect(owed.length).toBeGreaterThan(5);
  expect([...said]).toEqual(owed);
});
