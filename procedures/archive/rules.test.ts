/** The order of a volume, what it lacks, and when it may be archived. */
import { readLaw, readVolumes } from '@guilu/platform/law-files.ts';
import { expect, test } from 'vitest';
import { arrange, type Material, mayArchive } from './rules.ts';

const volumes = readVolumes(readLaw());
const execution = volumes.find(({ id }) => id === 'execution');
if (!execution) throw new Error('no execution archive');

const empty: Material = { papers: [], scans: [], entries: [], count: () => 0 };
const paper = (template: string, on: string, bound = true) => ({
  id: `${template} ${on}`,
  template,
  title: { zh: template, en: template },
  number: on,
  on,
  bound,
});
const placesOf = (material: Material) =>
  arrange(execution, material).parts.map(({ id, items }) => [id, items.map((item) => item.title.zh)]);

test('a scan goes where its entry belongs, by hand where it was filed, and else into the last part', () => {
  const scans = [
    { id: 'a', factType: 'correction.notice-received', fileName: '通知书.jpg', on: '2026-01-05' },
    { id: 'b', fileName: '信.jpg', on: '2026-01-06' },
    { id: 'c', fileName: '判决书.pdf', on: '2026-01-02' },
  ];
  const entries = [
    { id: 'e', part: 'application', attachmentId: 'c', need: 'judgment', title: '刑事判决书', place: '' },
  ];
  expect(placesOf({ ...empty, scans, entries })).toEqual([
    ['application', ['刑事判决书', '通知书.jpg']],
    ['enforcement', []],
    ['records', []],
    ['other', ['信.jpg']],
  ]);
});

test('within a part the record sheet stands first, then everything by its day', () => {
  const count = (type: string) => (type === 'case.visit-made' ? 12 : 0);
  const papers = [
    paper('discharge-certificate', '2026-11-01'),
    paper('leave-decision', '2026-03-01'),
    paper('unknown', '2026-02-01'),
  ];
  expect(placesOf({ ...empty, papers, count })).toEqual([
    ['application', []],
    ['enforcement', ['leave-decision', 'discharge-certificate']],
    ['records', ['社区矫正工作记录表']],
    ['other', ['unknown']],
  ]);
});

test('a need is met by its paper, its scan, its entries, or a note of where the original lies; a paper without PDF does not count', () => {
  const lacking = (material: Material) =>
    arrange(execution, material)
      .needs.filter(({ met }) => !met)
      .map(({ id }) => id);
  expect(lacking(empty)).toEqual(['judgment', 'execution-notice', 'announcement', 'plan', 'responsibility', 'records']);
  expect(
    lacking({
      papers: [paper('responsibility-letter', '2026-01-01'), paper('discharge-notice', '2026-11-01', false)],
      scans: [{ id: 'a', factType: 'correction.notice-received', fileName: 'a', on: '2026-01-01' }],
      entries: [{ id: 'e', part: 'application', need: 'judgment', title: '', place: '纸质档案第1卷' }],
      count: (type) => (type === 'correction.reported' || type === 'correction.terminated' ? 1 : 0),
    }),
  ).toEqual(['announcement', 'plan', 'end']);
});

test('archived only once closed, whole, and not archived yet; the refusal names what is lacking', () => {
  const need = (met: boolean) => [{ id: 'plan', title: { zh: '矫正方案', en: 'Plan' }, met }];
  expect(mayArchive({ closed: false, archived: false }, need(true))?.code).toBe('archive/not-closed');
  expect(mayArchive({ closed: true, archived: true }, need(true))?.code).toBe('archive/archived-already');
  expect(mayArchive({ closed: true, archived: false }, need(false))).toMatchObject({
    code: 'archive/incomplete',
    reasons: [{ title: { zh: '缺矫正方案' } }],
  });
  expect(mayArchive({ closed: true, archived: false }, need(true))).toBeUndefined();
});

test('every volume names papers and fact types that exist', () => {
  expect(volumes.map(({ id }) => id)).toEqual(['execution', 'work', 'assistance']);
});
