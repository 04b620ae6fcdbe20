/** What the holder of an account is told at the next sign-in, until it is marked as seen. */
import type { Call } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';

export type NoticeKind = 'session-elsewhere' | 'password-reset' | 'second-factor-reset' | 'recovery-code-used';

/** Tells the holder something; `detail` holds what the sentence names, never a secret. */
export async function tell(
  { tx, at }: Pick<Work, 'tx' | 'at'>,
  accountId: string,
  kind: NoticeKind,
  detail: Record<string, string | number>,
): Promise<void> {
  await sql`insert into account_notice (account_id, id, at, kind, detail) values (${accountId}, ${uuid()}, ${at}, ${kind}, ${JSON.stringify(detail)}::jsonb)`.execute(
    tx,
  );
}

export async function readNotices(work: Work) {
  const { rows } = await sql<{
    id: string;
    at: string;
    kind: NoticeKind;
    detail: { device?: string; address?: string; by?: string; left?: number };
  }>`select id, at, kind, detail from account_notice where account_id = ${work.actor.accountId} and seen_at is null order by at desc limit 20`.execute(
    work.tx,
  );
  return { rows: rows.map(({ id, at, kind, detail }) => ({ id, at, kind, ...detail })) };
}

export async function markNotices(work: Work, { body }: Call<typeof contract.seenNotices>) {
  await sql`update account_notice set seen_at = ${work.at} where account_id = ${work.actor.accountId} and id = any (${body.ids}) and seen_at is null`.execute(
    work.tx,
  );
  return {};
}
