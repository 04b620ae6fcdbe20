/**
 * `guilu keys`: which keys there are and what stands under each. `rotate` makes new ones that everything is written with from
 * then on, also by the running server, and renews what stands there; `renew` goes on with that; `retire ID` puts an old one aside.
 */
import { parseArgs } from 'node:util';
import { keyFileOf, readKeyFile, retireKey, retiredPath } from '@guilu/platform/secrets/key-file.ts';
import { renewValues, valuesUnder } from '@guilu/platform/secrets/renewal.ts';
import { readSettings } from '@guilu/platform/settings.ts';
import { indexesUnder, renewIndexes } from '@guilu/records/people/index.ts';
import { sql } from 'kysely';
import type { Opened } from '../server/open-services.ts';
import { withServices } from './opened.ts';

const usage = 'guilu keys [rotate [--suite international|national] | renew | retire ID] [--json]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { suite: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [verb = 'list', id] = positionals;
  const { suite } = values;
  const known = suite === undefined || suite === 'international' || suite === 'national';
  if (!known || !['list', 'rotate', 'renew', 'retire'].includes(verb) || (verb === 'retire') !== (id !== undefined)) {
    console.error(usage);
    return 2;
  }
  return withServices(async (opened) => {
    const { keyring } = opened.services;
    if (verb === 'rotate') keyring.renewKeys(suite ?? keyring.suite, new Date().toISOString());
    if (verb === 'rotate' || verb === 'renew') await renewAll(opened);
    if (verb === 'retire' && id) return retire(opened, id);
    await list(opened, values.json ?? false);
    return 0;
  });
}

/** Rounds until one finds nothing more: others write while this goes on, at first still under the old key. */
async function renewAll({ owner, services }: Opened): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const done = (sum: { renewed: number }) => console.error(`… ${sum.renewed}`);
    const { renewed, unreadable } = await renewValues(owner, services.keyring, { done });
    const people = await renewIndexes(owner, services.keyring);
    if (unreadable)
      console.error(
        `${unreadable} 处不是本系统能读的密文，原样保留。${unreadable} texts cannot be read and were left.`,
      );
    if (!renewed && !people) return;
    await new Promise((later) => setTimeout(later, 1500));
  }
}

async function counted({ owner, services }: Opened) {
  const { keyring } = services;
  const [fields, indexes] = [keyring.ids('fields'), keyring.ids('indexes')];
  const [values, numbers] = [await valuesUnder(owner, fields), await indexesUnder(owner, indexes)];
  return [...fields, ...indexes].map((id) => ({
    id,
    suite: keyring.suiteOf(id),
    current: id === fields[0] || id === indexes[0],
    used: values.get(id) ?? numbers.get(id) ?? 0,
  }));
}

async function list(opened: Opened, json: boolean): Promise<void> {
  const keys = await counted(opened);
  if (json) console.log(JSON.stringify({ keys }));
  else
    for (const { id, suite, current, used } of keys)
      console.log(
        `${id}  ${suite}  ${used}  ${current ? '现用 current' : used ? '还在用 still in use' : '可以收起 may be retired'}`,
      );
}

/** Refuses while anything stands under the key, or work that began before it was replaced is not done. */
async function retire(opened: Opened, id: string): Promise<number> {
  const path = keyFileOf(readSettings().dataFolder);
  const file = readKeyFile(path);
  const set = id.startsWith('i') ? file.indexes : file.fields;
  if (!set.keys[id] || set.current === id) {
    console.error(`${id} 不是已被替换的密钥。${id} is not a key that was replaced.`);
    return 1;
  }
  const used = (await counted(opened)).find((key) => key.id === id)?.used ?? 0;
  const since = set.keys[set.current]?.madeAt ?? new Date(0).toISOString();
  const { rows } = await sql<{ n: number }>`select count(*)::int n from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start < ${since}::timestamptz + interval '5 seconds'`.execute(
    opened.owner,
  );
  if (used || rows[0]?.n) {
    console.error(
      used
        ? `${id} 还有 ${used} 处在用，先运行 guilu keys renew。${used} values stand under ${id}; run guilu keys renew first.`
        : `还有换密钥之前开始的工作没有完成，稍后再试。Work that began before ${id} was replaced is still running; try again later.`,
    );
    return 1;
  }
  retireKey(path, id);
  console.log(
    `${id} 已收到 ${retiredPath(path)}；用它做的备份都不再需要时，可以删掉。${id} was put aside; delete it there once no backup made with it is needed.`,
  );
  return 0;
}
