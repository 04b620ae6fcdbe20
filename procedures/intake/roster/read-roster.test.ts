/** Every roster of the examples gives exactly its expected answer, row by row. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  type LookUp,
  type PersonKey,
  type PersonOnFile,
  readRoster,
  type RosterPreview,
  rosterAnswer,
} from './index.ts';
import type { CountyPlaces, LayoutName } from './index.ts';

const data = join(import.meta.dirname, '../../../scenarios/data');
const places = JSON.parse(readFileSync(join(data, 'qingshi.json'), 'utf8')) as CountyPlaces;
const nobody: LookUp = async () => [];

async function preview(fileName: string, layout: LayoutName, onFile: LookUp): Promise<RosterPreview> {
  const bytes = readFileSync(join(data, 'rosters', fileName));
  const read = await readRoster({ bytes, fileName: `in/${fileName}`, layout, places, onFile });
  if ('unreadable' in read) throw new Error(read.unreadable.en);
  return read;
}

type Answer = ReturnType<typeof rosterAnswer>;

function expected(name: string): Answer {
  const path = join(data, 'rosters', name);
  const text = name.endsWith('.gz') ? gunzipSync(readFileSync(path)).toString('utf8') : readFileSync(path, 'utf8');
  const answer = JSON.parse(text) as Answer;
  return { ...answer, rows: answer.rows.map((row) => ({ ...row, reasons: [...row.reasons].sort() })) };
}

test.each<[string, LayoutName, string]>([
  ['release-notices-clean.xlsx', 'release-notices', 'release-notices-clean.expected.json'],
  ['release-notices-messy.xlsx', 'release-notices', 'release-notices-messy.expected.json'],
  ['release-notices-utf8-bom.csv', 'release-notices', 'release-notices-utf8-bom.expected.json'],
  ['release-notices-large.xlsx', 'release-notices', 'release-notices-large.expected.json.gz'],
  ['handovers-clean.xlsx', 'handovers', 'handovers-clean.expected.json'],
  ['handovers-messy.xlsx', 'handovers', 'handovers-messy.expected.json'],
  ['handovers-gb18030.csv', 'handovers', 'handovers-gb18030.expected.json'],
])(
  '%s, nobody on file',
  async (file, layout, answer) => {
    expect(rosterAnswer(await preview(file, layout, nobody))).toEqual(expected(answer));
  },
  60_000,
);

// The files of a county in which nothing was imported but one roster.
function fileOf(imported: RosterPreview): LookUp {
  const persons = new Map<string, Omit<PersonOnFile, 'key'>>();
  for (const { fields, outcome } of imported.rows) {
    if (!outcome.startsWith('accepted')) continue;
    const { category, termStart, termEnd, releaseDate } = fields;
    persons.set(fields.idNumber ?? '', {
      id: `person-${persons.size}`,
      name: fields.name ?? '',
      formerNames: fields.formerNames ?? [],
      releases: releaseDate ? [releaseDate] : [],
      terms: category && termStart && termEnd ? [{ category, start: termStart, end: termEnd }] : [],
    });
  }
  const find = (key: PersonKey) => (key.by === 'resident-number' ? persons.get(key.idNumber) : undefined);
  return async (keys) =>
    keys.flatMap((key) => ({ key, ...find(key) })).filter((one): one is PersonOnFile => 'id' in one);
}

test.each<[LayoutName]>([['release-notices'], ['handovers']])(
  '%s: the messy roster after the clean one',
  async (layout) => {
    const clean = await preview(`${layout}-clean.xlsx`, layout, nobody);
    const messy = await preview(`${layout}-messy.xlsx`, layout, fileOf(clean));
    expect(rosterAnswer(messy)).toEqual(expected(`${layout}-messy.after-clean.expected.json`));
  },
);

test.each<[LayoutName]>([['release-notices'], ['handovers']])(
  '%s: the same roster again adds nothing',
  async (layout) => {
    const file = `${layout}-clean.xlsx`;
    const again = await preview(file, layout, fileOf(await preview(file, layout, nobody)));
    expect(again.counts).toMatchObject({
      accepted: 0,
      'accepted-with-warning': 0,
      'already-on-file': again.rows.length,
    });
  },
);

test.each([
  ['unreadable-empty.xlsx', 'empty', '空'],
  ['unreadable-no-header.xlsx', 'no-header', '“姓名”“身份证号码”“释放日期”'],
  ['unreadable-renamed-text.xlsx', 'no-header', 'unreadable-renamed-text.xlsx'],
])('%s cannot be read', async (fileName, code, words) => {
  const bytes = readFileSync(join(data, 'rosters', fileName));
  const read = await readRoster({ bytes, fileName, layout: 'release-notices', places, onFile: nobody });
  expect(read).toMatchObject({ unreadable: { code, zh: expect.stringContaining(words) } });
});

test.each<[string, LayoutName, string]>([
  ['handovers-clean.xlsx', 'release-notices', '社区矫正对象交付名册'],
  ['release-notices-clean.xlsx', 'handovers', '刑满释放人员名册'],
])('%s read as %s names the other layout', async (fileName, layout, words) => {
  const bytes = readFileSync(join(data, 'rosters', fileName));
  const read = await readRoster({ bytes, fileName, layout, places, onFile: nobody });
  expect(read).toMatchObject({ unreadable: { code: 'no-header', zh: expect.stringContaining(words) } });
});
