/**
 * `Services` for tests: the law and the calendar as shipped, keys in memory, files in a temporary folder, and a clock
 * that stands still until it is moved.
 *
 *   const { db } = await testDatabase();
 *   const services = testServices(db, { at: '2026-11-24T09:00:00+08:00' });
 *   services.clock.move('2026-12-01T09:00:00+08:00');
 *   await runWork(services, testActor({ roles: ['officer'], scope: 'R.…' }), 'write', async (work) => { … });
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkingCalendar } from '@guilu/calendar';
import type { Law } from '@guilu/law';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../access/actor.ts';
import type { Db } from '../database/database.ts';
import type { Feature } from '../feature.ts';
import { FileStore } from '../files/store.ts';
import { subscribersOf } from '../jobs/worker.ts';
import { readLanguage } from '../language/language.ts';
import { readCalendar, readLaw, readPackFolder } from '../law-files.ts';
import { LawInForce } from '../law-in-force.ts';
import type { SuiteName } from '../secrets/cipher.ts';
import { newKeyFile } from '../secrets/key-file.ts';
import { readSuite } from '../settings.ts';
import { Keyring } from '../secrets/keyring.ts';
import { clockOf, type Services } from '../work.ts';

export interface Clock {
  move(instant: string): void;
  forward(milliseconds: number): void;
}

const files = readPackFolder();
let law: Law | undefined;
let calendar: WorkingCalendar | undefined;

/**
 * `features`: whose projections, approvals and event handlers take part; none where left out. `suite`: what is encrypted
 * with; `GUILU_SUITE` decides where it is left out, so that every test can be run under the national one.
 */
export function testServices(
  db: Db,
  {
    at = '2026-11-24T09:00:00+08:00',
    features = [],
    suite = readSuite(process.env) ?? 'international',
  }: { at?: string; features?: Feature[]; suite?: SuiteName } = {},
): Services & { clock: Clock } {
  let now = Date.parse(at);
  law ??= readLaw();
  const lawInForce = new LawInForce(files, law);
  calendar ??= readCalendar();
  return {
    db,
    get law() {
      return lawInForce.law;
    },
    lawInForce,
    calendar,
    keyring: new Keyring(newKeyFile(suite)),
    files: new FileStore(mkdtempSync(join(tmpdir(), 'guilu-files-'))),
    language: readLanguage(() => clockOf(new Date(now)).today),
    now: () => new Date(now),
    installation: installedIn(mkdtempSync(join(tmpdir(), 'guilu-data-')), at),
    projections: features.flatMap((feature) => feature.projections ?? []),
    texts: features.flatMap(({ texts }) => texts ?? []),
    approvals: features.flatMap(({ name, approvals }) => (approvals ? [{ feature: name, count: approvals }] : [])),
    subscribers: subscribersOf(features),
    clock: {
      move: (instant) => {
        now = Date.parse(instant);
      },
      forward: (milliseconds) => {
        now += milliseconds;
      },
    },
  };
}

/** An installation whose notes lie in a temporary folder. */
const installedIn = (dataFolder: string, startedAt: string) => ({
  dataFolder,
  folders: [{ what: 'data' as const, path: dataFolder }],
  startedAt,
  version: 'test',
  reserveMb: 300,
});

/** An actor, by default an officer of an invented office who sees that office's branch. */
export function testActor(differs: Partial<Actor> = {}): Actor {
  return {
    accountId: uuid(),
    name: '测试员',
    roles: ['officer'],
    organisation: 'SF990101001',
    organisationKind: 'judicial-office',
    organisationName: '城关司法所',
    county: '990101',
    scope: 'R.JT990000.SJ990100.SJ990101.SF990101001.',
    orgPath: 'R.JT990000.SJ990100.SJ990101.SF990101001.',
    language: 'zh-CN',
    sessionId: '',
    ...differs,
  };
}
