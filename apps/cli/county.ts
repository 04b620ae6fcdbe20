/** `guilu county load FILE` and `guilu county administrator ORGANISATION USERNAME NAME`: what a county needs before anybody can sign in. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { runWork } from '@guilu/platform/work.ts';
import { makeFirstAdministrator } from '@guilu/records/accounts/index.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import { withServices } from './opened.ts';

const usage = 'guilu county load FILE.json\nguilu county administrator ORGANISATION USERNAME NAME';
const username = /^[a-z0-9._-]{2,60}$/;

export async function run([verb, ...rest]: string[]): Promise<number> {
  if (verb === 'load' && rest.length === 1) return load(String(rest[0]));
  if (verb === 'administrator' && rest.length === 3) return administrator(String(rest[0]), String(rest[1]), String(rest[2]));
  return fail(usage);
}

async function load(name: string): Promise<number> {
  const path = resolve(process.env.GUILU_CALLER ?? process.cwd(), name);
  if (!existsSync(path)) return fail(`没有这个文件: ${name}。There is no such file.`);
  const file = readPlaces(readFileSync(path, 'utf8'));
  if (typeof file === 'string') return fail(file);
  return withServices(async ({ owner }) => {
    await loadPlaces(owner, file);
    console.log(`${file.county}: ${file.places.length} 个地区，${file.organisations.length} 个机构。${file.places.length} places, ${file.organisations.length} organisations.`);
    return 0;
  });
}

function readPlaces(text: string): PlacesFile | string {
  let file: Partial<PlacesFile>;
  try {
    file = JSON.parse(text) as Partial<PlacesFile>;
  } catch (error) {
    return `文件不是 JSON: ${(error as Error).message}。The file is not JSON.`;
  }
  if (typeof file.county !== 'string' || !Array.isArray(file.places) || !Array.isArray(file.organisations) || typeof file.packs !== 'object')
    return '文件里要有 county、packs、places、organisations。The file needs county, packs, places and organisations.';
  return file as PlacesFile;
}

async function administrator(code: string, user: string, name: string): Promise<number> {
  if (!username.test(user)) return fail('用户名用 2 到 60 个小写字母、数字、点、短横或下划线。A username has 2 to 60 small letters, digits, dots, hyphens or underscores.');
  return withServices(async ({ services, owner }) => {
    const { rows } = await sql<{ county: string | null }>`select county from organisation where code = ${code}`.execute(owner);
    const county = rows[0]?.county;
    if (!county) return fail(`没有这个县的机构: ${code}。There is no organisation of a county with this code.`);
    const answer = await runWork(services, systemActor('cli', county), 'write', (work) => makeFirstAdministrator(work, { organisation: code, username: user, name }));
    if (isRefusal(answer)) {
      const { zh, en } = services.language.error(answer.code, answer.params);
      return fail(zh + en);
    }
    console.log(`${user}\n首次密码（只显示这一次，登录后须更换）First password, shown once, to be changed at sign-in:\n${answer.firstPassword}`);
    return 0;
  });
}

function fail(sentence: string): number {
  console.error(sentence);
  return 2;
}
