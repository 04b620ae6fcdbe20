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

/** Numbers of OWASP ASVS 5.0.0 at levels 1 and 2, by section: those of level 1, then those of level 2. */
const asked: Record<string, [number[], number[]]> = {
  '1.1': [[], [1, 2]],
  '1.2': [
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9],
  ],
  '1.3': [
    [1, 2],
    [3, 4, 5, 6, 7, 8, 9, 10, 11],
  ],
  '1.4': [[], [1, 2, 3]],
  '1.5': [[1], [2]],
  '2.1': [[1], [2, 3]],
  '2.2': [[1, 2], [3]],
  '2.3': [[1], [2, 3, 4]],
  '2.4': [[], [1]],
  '3.2': [[1, 2], []],
  '3.3': [[1], [2, 3, 4]],
  '3.4': [
    [1, 2],
    [3, 4, 5, 6],
  ],
  '3.5': [
    [1, 2, 3],
    [4, 5],
  ],
  '3.7': [[], [1, 2]],
  '4.1': [[1], [2, 3]],
  '4.2': [[], [1]],
  '4.3': [[], [1, 2]],
  '4.4': [[1], [2, 3, 4]],
  '5.1': [[], [1]],
  '5.2': [[1, 2], [3]],
  '5.3': [[1, 2], []],
  '5.4': [[], [1, 2, 3]],
  '6.1': [[1], [2, 3]],
  '6.2': [
    [1, 2, 3, 4, 5, 6, 7, 8],
    [9, 10, 11, 12],
  ],
  '6.3': [
    [1, 2],
    [3, 4],
  ],
  '6.4': [
    [1, 2],
    [3, 4],
  ],
  '6.5': [[], [1, 2, 3, 4, 5]],
  '6.6': [[], [1, 2, 3]],
  '6.8': [[], [1, 2, 3, 4]],
  '7.1': [[], [1, 2, 3]],
  '7.2': [[1, 2, 3, 4], []],
  '7.3': [[], [1, 2]],
  '7.4': [
    [1, 2],
    [3, 4, 5],
  ],
  '7.5': [[], [1, 2]],
  '7.6': [[], [1, 2]],
  '8.1': [[1], [2]],
  '8.2': [[1, 2], [3]],
  '8.3': [[1], []],
  '8.4': [[], [1]],
  '9.1': [[1, 2, 3], []],
  '9.2': [[1], [2, 3, 4]],
  '10.1': [[], [1, 2]],
  '10.2': [[], [1, 2]],
  '10.3': [[], [1, 2, 3, 4]],
  '10.4': [
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10, 11],
  ],
  '10.5': [[], [1, 2, 3, 4, 5]],
  '10.6': [[], [1, 2]],
  '10.7': [[], [1, 2, 3]],
  '11.1': [[], [1, 2]],
  '11.2': [[], [1, 2, 3]],
  '11.3': [[1, 2], [3]],
  '11.4': [[1], [2, 3, 4]],
  '11.5': [[], [1]],
  '11.6': [[], [1]],
  '12.1': [[1], [2, 3]],
  '12.2': [[1, 2], []],
  '12.3': [[], [1, 2, 3, 4]],
  '13.1': [[], [1]],
  '13.2': [[], [1, 2, 3, 4, 5]],
  '13.3': [[], [1, 2]],
  '13.4': [[1], [2, 3, 4, 5]],
  '14.1': [[], [1, 2]],
  '14.2': [[1], [2, 3, 4]],
  '14.3': [[1], [2, 3]],
  '15.1': [[1], [2, 3]],
  '15.2': [[1], [2, 3]],
  '15.3': [[1], [2, 3, 4, 5, 6, 7]],
  '16.1': [[], [1]],
  '16.2': [[], [1, 2, 3, 4, 5]],
  '16.3': [[], [1, 2, 3, 4]],
  '16.4': [[], [1, 2, 3]],
  '16.5': [[], [1, 2, 3]],
  '17.1': [[], [1]],
  '17.2': [[], [1, 2, 3, 4]],
  '17.3': [[], [1, 2]],
};

test('docs/security/asvs.md answers each number of levels 1 and 2 once, a yes with what shows it', () => {
  const numbers = (level: 0 | 1) =>
    Object.entries(asked).flatMap(([section, levels]) => levels[level].map((number) => `${section}.${number}`));
  expect([numbers(0).length, numbers(1).length]).toEqual([70, 183]);
  const rows = [
    ...read('docs/security/asvs.md').matchAll(
      /^\| (\*\*)?(\d+\.\d+\.\d+)(?:\*\*)? \| ([^|]+) \| ([^|]+) \| (.*) \|$/gm,
    ),
  ];
  const of = (first: boolean) => rows.filter(([, bold]) => !!bold === first).map(([, , number]) => number);
  expect(of(true).sort()).toEqual(numbers(0).sort());
  expect(of(false).sort()).toEqual(numbers(1).sort());
  const wrong = rows.filter(
    ([, , , , answer = '', shown = '']) => !['yes', 'partly', 'no', 'n/a'].includes(answer) || shown.length < 3,
  );
  expect(wrong.map(([line]) => line)).toEqual([]);
});
