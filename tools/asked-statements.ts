/**
 * What is asked of the database all the time, taken from the code itself: the handlers behind the ten pages that officers
 * open most are run as an officer, and each statement that reaches PostgreSQL is kept with its values.
 */
import type { Actor } from '@guilu/platform/access/actor.ts';
import { kept, openPool, type Tables } from '@guilu/platform/database/database.ts';
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { runWork, type Services, Undo, type Work } from '@guilu/platform/work.ts';
import { appendTo, holdCase } from '@guilu/records/cases/index.ts';
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { readLeaveList } from '../procedures/leave/queries.ts';
import { readCases } from '../records/cases/queries.ts';
import { readCaseFile } from '../records/deadlines/file.ts';
import { readFalseAlarms, readToday } from '../records/deadlines/queries.ts';
import { readRegistry } from '../records/papers/queries.ts';
import { searchForPeople } from '../records/people/queries.ts';

export interface Known {
  caseId: string;
  name: string;
  pinyin: string;
  /** An identity number. */
  number: string;
}

export interface Statement {
  text: string;
  parameters: readonly unknown[];
}

const call = (query: unknown, params: unknown = undefined) =>
  ({ body: undefined, params, query, from: { address: '', agent: '' } }) as Call<never>;

/** The pages, by what an officer calls them. */
const pages: Record<string, (work: Work, known: Known) => Promise<unknown>> = {
  Today: (work) => readToday(work, call({})),
  'a file': (work, { caseId }) => readCaseFile(work, call({}, { caseId })),
  'the list of people': (work) => readCases(work, call({ size: 50, sort: 'termEnd' })),
  'the list by what is overdue': (work) => readCases(work, call({ size: 50, sort: 'overdue', descending: true })),
  'search by name': (work, { name }) => searchForPeople(work, call({ q: name })),
  'search by pinyin': (work, { pinyin }) => searchForPeople(work, call({ q: pinyin })),
  'search by number': (work, { number }) => searchForPeople(work, call({ q: number })),
  'recording a visit': async (work, { caseId }) => {
    const held = await holdCase(work, caseId);
    if (isRefusal(held)) throw new Error(held.code);
    const data = { by: 'office', target: 'person', seen: true, nobodyHome: false, extra: false };
    await appendTo(work, held, [{ type: 'case.visit-made', on: work.today, data }]);
    await work.audit.seal();
  },
  'leave under way': (work) => readLeaveList(work, call({})),
  'the registry of papers': (work) => readRegistry(work, call({})),
  'how often alerts were false': (work) => readFalseAlarms(work),
};

/** Runs each page as the actor and undoes it; answers its statements in their order, the same text once. */
export async function askedStatements(
  services: Services,
  url: string,
  actor: Actor,
  known: Known,
): Promise<Map<string, Statement[]>> {
  let heard: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openPool(url, 1) }),
    log: ({ query }) => void heard.push(query),
  });
  const found = new Map<string, Statement[]>();
  try {
    for (const [page, run] of Object.entries(pages)) {
      heard = [];
      await runWork({ ...services, law: services.law, db }, actor, 'write', async (work) => {
        await run(work, known);
        throw new Undo(undefined);
      });
      found.set(page, statementsOf(heard));
    }
  } finally {
    await db.destroy();
  }
  return found;
}

function statementsOf(heard: readonly CompiledQuery[]): Statement[] {
  const once = new Map<string, Statement>();
  for (const { sql: raw, parameters } of heard) {
    const text = (raw.startsWith(kept) ? raw.slice(kept.length) : raw).trim();
    if (/^(begin|commit|rollback|start|set|select set_config)/i.test(text) || once.has(text)) continue;
    once.set(text, { text, parameters });
  }
  return [...once.values()];
}
