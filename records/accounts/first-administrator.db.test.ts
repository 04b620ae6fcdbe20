// The first administrator of a county: once, with a password that signs in and must be changed, and in the county's audit.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { buildServer } from '@guilu/platform/http/server.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { caller } from '@guilu/platform/testing/caller.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testServices } from '@guilu/platform/testing/services.ts';
import { runWork } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import * as contract from './contract.ts';
import { feature } from './feature.ts';
import { authenticator, makeFirstAdministrator } from './index.ts';

const { db, owner } = await testDatabase();
const services = testServices(db);
await loadPlaces(owner, JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile);
const app = await buildServer({ services, features: [feature], authenticate: authenticator(services), secureCookies: false });
const made = (organisation: string, username: string) =>
  runWork(services, systemActor('cli', '990101'), 'write', (work) => makeFirstAdministrator(work, { organisation, username, name: '某管理员' }));

test('an organisation of another county is refused', async () => {
  expect(await made('SJ990102', 'root1')).toMatchObject({ code: 'account/no-such-organisation' });
});

test('of two at once one is made; it signs in, must change its password and stands in the audit', async () => {
  const answers = await Promise.all([made('SJ990101', 'root1'), made('SJ990101', 'root2')]);
  const password = answers.flatMap((answer) => ('firstPassword' in answer ? [answer.firstPassword] : []));
  expect(password).toHaveLength(1);
  expect(answers).toContainEqual(expect.objectContaining({ code: 'account/administrator-exists' }));
  const { rows } = await sql<{ username: string; id: string }>`select username, id from account`.execute(owner);
  expect(rows).toHaveLength(1);
  const who = caller(app);
  const answer = await who.write(contract.signIn, { body: { username: String(rows[0]?.username), password: String(password[0]) } });
  expect(answer.status).toBe(200);
  expect((await who.read(contract.listAccounts)).body).toMatchObject({ code: 'request/password-first' });
  const audit = await sql`select 1 from audit_entry where action = 'account created' and county = '990101' and detail->>'account' = ${rows[0]?.id ?? ''}`.execute(owner);
  expect(audit.rows).toHaveLength(1);
});
