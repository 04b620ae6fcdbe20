/**
 * The work a command or a query runs in: one transaction under row security, the actor, the hour, and the services.
 * `runWork` opens it; everything written inside is committed together or not at all.
 */
import type { PlainDate, WorkingCalendar } from '@guilu/calendar';
import type { Law } from '@guilu/law';
import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Actor } from './access/actor.ts';
import { AuditTrail } from './audit/chain.ts';
import { type Db, kept, type Tx } from './database/database.ts';
import type { GuiluEvent } from './feature.ts';
import type { FileStore } from './files/store.ts';
import type { Language } from './language/language.ts';
import type { LawInForce } from './law-in-force.ts';
import type { Installation } from './installation.ts';
import type { Projection } from './projection.ts';
import type { Keyring } from './secrets/keyring.ts';
import { traced } from './telemetry/telemetry.ts';

/** What lives as long as the process. */
export interface Services {
  db: Db;
  /** The law in force now; work that has begun keeps the one it began with. */
  readonly law: Law;
  lawInForce: LawInForce;
  calendar: WorkingCalendar;
  keyring: Keyring;
  files: FileStore;
  language: Language;
  /** The clock, read once for each request. */
  now: () => Date;
  /** Where its data lie and since when it runs, for the administrator's page. */
  installation: Installation;
  projections: Projection[];
  /** What procedures keep in words beside the facts of a case, each by the fact's id. */
  texts: ((work: Work, row: { county: string; id: string }) => Promise<ReadonlyMap<string, string>>)[];
  /** What stands to be decided by the asker, counted by each procedure that has decisions. */
  approvals: { feature: string; count: (work: Work) => Promise<number> }[];
  /** Subscribers by event name, so that an event becomes one job for each. */
  subscribers: Map<string, string[]>;
}

export interface Work extends Services {
  tx: Tx;
  actor: Actor;
  /** The instant of the request, ISO 8601 with +08:00. */
  at: string;
  today: PlainDate;
  audit: AuditTrail;
  /** Puts an event into the outbox, in this transaction. */
  publish(name: string, payload: Record<string, unknown>): Promise<void>;
  /** Runs once this transaction is committed, before anybody is answered. */
  afterCommit(run: () => void): void;
}

/** Thrown inside a transaction to undo it and answer the refusal it carries. */
export class Undo extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super('the transaction was undone');
    this.refusal = refusal;
  }
}

/** The connection ended while the commit was under way: it may have been carried out, or not. */
export class CommitUnanswered extends Error {
  constructor(cause: unknown) {
    super('The commit was not answered.', { cause });
  }
}

/** ISO instant in +08:00 and its day. */
export function clockOf(now: Date): { at: string; today: PlainDate } {
  const shifted = new Date(now.getTime() + 8 * 3_600_000).toISOString();
  return { at: `${shifted.slice(0, 23)}+08:00`, today: shifted.slice(0, 10) };
}

/**
 * Opens a transaction as `actor` and runs `run` in it. Reads get a read-only transaction.
 * An `Undo` thrown inside rolls back and its refusal is the answer.
 */
export async function runWork<T>(
  services: Services,
  actor: Actor,
  mode: 'read' | 'write',
  run: (work: Work) => Promise<T>,
): Promise<T> {
  const { at, today } = clockOf(services.now());
  const committed: (() => void)[] = [];
  try {
    const answer = await traced(`transaction ${mode}`, () =>
      inTransaction(services.db, actor, mode, async (tx) => {
        const audit = new AuditTrail(tx, actor, at, services.keyring.chainHash);
        const outbox = new Outbox(services.subscribers);
        const work: Work = {
          ...services,
          tx,
          actor,
          at,
          today,
          audit,
          publish: async (name, payload) => outbox.add({ name, county: actor.county, payload }),
          afterCommit: (then) => committed.push(then),
        };
        const answer = await run(work);
        await outbox.flush(tx);
        await audit.seal();
        return answer;
      }),
    );
    for (const then of committed) then();
    return answer;
  } catch (error) {
    if (error instanceof Undo) return error.refusal as T;
    throw error;
  }
}

/** Begins and tells row security who is asking in one message to the server; commits, or rolls back what threw. */
function inTransaction<T>(db: Db, actor: Actor, mode: 'read' | 'write', run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const tx = connection as Tx;
    // Several statements go together only without parameters, so the values stand in the text, quoted.
    const scope = settingsOf(actor, mode, sql.lit).compile(tx).sql;
    await tx.executeQuery(CompiledQuery.raw(`begin; ${scope}`));
    let answer: T;
    try {
      answer = await run(tx);
    } catch (error) {
      // Over a broken connection this fails too; what broke it is the reason.
      await tx.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
      throw error;
    }
    const end = await tx.executeQuery<{ command?: string }>(CompiledQuery.raw('commit')).catch((error: unknown) => {
      // A commit that PostgreSQL itself refused carries its code; anything else leaves it open.
      const code = error instanceof Error ? ((error as { code?: string }).code ?? '') : '';
      throw mode === 'write' && !/^(23|40|53|22)/.test(code) ? new CommitUnanswered(error) : error;
    });
    if (end.rows[0]?.command === 'ROLLBACK')
      throw new Error('The transaction was rolled back, because a statement in it had failed.');
    return answer;
  });
}

/** Tells row security who is asking; the settings and the role end with the transaction. */
export async function enterScope(tx: Tx, actor: Actor, mode: 'read' | 'write'): Promise<void> {
  await settingsOf(actor, mode, (value) => sql`${value}`).execute(tx);
}

function settingsOf(actor: Actor, mode: 'read' | 'write', put: (value: string) => RawBuilder<unknown>) {
  const role = actor.roles.includes('family') ? 'guilu_family' : actor.personId ? 'guilu_person' : 'guilu_app';
  const partner = actor.roles.includes('partner') ? actor.organisation : '';
  return sql`select set_config('transaction_read_only', ${put(mode === 'read' ? 'on' : 'off')}, true),
    set_config('app.scope', ${put(actor.scope)}, true), set_config('app.county', ${put(actor.county)}, true),
    set_config('app.account', ${put(actor.accountId)}, true), set_config('app.person', ${put(actor.personId ?? '')}, true),
    set_config('app.partner', ${put(partner)}, true), set_config('app.named', ${put(actor.namedOnly ? 'on' : 'off')}, true),
    set_config('role', ${put(role)}, true)`;
}

/** Events of the transaction, put into the queue in one statement at its end: one job for each subscriber, in their order. */
class Outbox {
  private readonly jobs: { subscriber: string; event: GuiluEvent }[] = [];
  private readonly subscribers: Services['subscribers'];

  constructor(subscribers: Services['subscribers']) {
    this.subscribers = subscribers;
  }

  add(event: GuiluEvent): void {
    for (const subscriber of this.subscribers.get(event.name) ?? []) this.jobs.push({ subscriber, event });
  }

  async flush(tx: Tx): Promise<void> {
    if (!this.jobs.length) return;
    await sql`${sql.raw(kept)}select enqueue_job('event', job) from json_array_elements(${JSON.stringify(this.jobs)}::json) job`.execute(
      tx,
    );
  }
}
