/**
 * An upgrade and the way back: the later program backs up, tries the backup, and migrates; one whose migration fails leaves
 * everything as it was; and the former program brings back what was before, keeping what was written since beside.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { afterAll, expect, test } from 'vitest';
import { ask, behind, casesOf, json, timesThere, visit } from './faults/office.ts';
import { type Installation, installation } from './installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'guilu-upgrade-'));
execFileSync('chmod', ['755', folder]);
const data = join(folder, 'data');

/** This checkout with one migration more. */
function programWith(name: string, migration: string): string {
  const program = join(folder, name);
  mkdirSync(program);
  for (const entry of readdirSync(projectFolder).filter((one) => !['.git', '.data', '.installing'].includes(one))) {
    const from = join(projectFolder, entry);
    if (spawnSync('cp', ['-al', from, program], { stdio: 'ignore' }).status !== 0)
      execFileSync('cp', ['-a', from, program]);
  }
  writeFileSync(join(program, 'records/cases/migrations/20990101-001-later.sql'), migration);
  return program;
}

const former = installation(data);
const later = installation(data, programWith('later', 'alter table person add column later_note text;\n'));
const broken = installation(
  data,
  programWith('broken', 'alter table person add column never_there text;\nselect 1 / 0;\n'),
);
afterAll(async () => {
  for (const one of [former, later, broken]) await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function record(office: Installation, text: string): Promise<void> {
  const { cookie } = await office.signIn('wangmin');
  const [caseId] = await casesOf(office.address(), cookie);
  const answer = await ask(office.address(), cookie, `/cases/${caseId}/contacts`, json(visit(text)));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

const there = async (office: Installation, place: string) => (await timesThere(office, [place])).get(place) ?? 0;
const columns = (office: Installation) =>
  behind(office, async (client) =>
    (
      await client.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_name = 'person'`,
      )
    ).rows.map(({ name }) => name),
  );

test('the later program makes a backup, tries it out, and migrates; what was recorded is there', async () => {
  await former.start();
  await record(former, 'before-the-upgrade');
  await former.stop();
  await later.start();
  expect(later.said()).toContain('first a backup, tried out');
  expect(later.said()).toMatch(/restored beside, whole: \d+ facts/);
  expect(await there(later, 'before-the-upgrade')).toBe(1);
  expect(await columns(later)).toContain('later_note');
  await record(later, 'after-the-upgrade');
  await later.stop();
});

test('a later program whose migration fails does not start, and changes nothing', async () => {
  await expect(broken.start()).rejects.toThrow();
  await broken.stop();
  await later.start();
  expect(await columns(later)).not.toContain('never_there');
  expect(await there(later, 'after-the-upgrade')).toBe(1);
  await later.stop();
});

test('the way back: the former state, whole, and what was written since kept beside', async () => {
  const back = former.guilu('db', 'back', '--json');
  expect(back.status, back.err).toBe(0);
  const { kept, facts, faults } = JSON.parse(back.out) as { kept: string; facts: number; faults: string[] };
  expect(faults).toEqual([]);
  expect(existsSync(kept)).toBe(true);
  await former.start();
  expect(await columns(former)).not.toContain('later_note');
  expect(await there(former, 'before-the-upgrade')).toBe(1);
  expect(await there(former, 'after-the-upgrade')).toBe(0);
  expect(former.guilu('projections', 'rebuild', '--check').out).toContain('0 differences');
  console.log(`back to ${facts} facts`);
});
