/** The facts of one case from the database, for commands that else read them from standard input. */
import type { Law } from '@guilu/law';
import { findCase, factsOf } from '@guilu/records/cases/index.ts';
import { packsOf } from '@guilu/records/organisations/index.ts';
import { withServices } from './opened.ts';

export interface CaseFacts {
  /** The law with what the counties have approved themselves. */
  law: Law;
  facts: string;
  question: { pack: string; kind: string };
}

/** Undefined where there is no such case. Read as the owner of the database: for whoever runs the machine. */
export async function factsOfCase(id: string): Promise<CaseFacts | undefined> {
  return withServices(({ owner, services: { law } }) =>
    owner.transaction().execute(async (tx) => {
      const row = await findCase(tx, id);
      if (!row) return undefined;
      const packs = await packsOf({ tx, law }, row.county, row.kind);
      const facts = await factsOf(tx, row.county, row.id, row.person_id);
      return { law, facts: JSON.stringify(facts), question: { pack: packs.at(-1)?.pack ?? 'national', kind: row.kind } };
    }),
  );
}
