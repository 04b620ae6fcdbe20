/** How a file stands with its seal, and the sealed files open to the asker. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { factsOf, findCase, live } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { staffOf } from './commands.ts';
import type * as contract from './contract.ts';
import { isSealedRecord, maySeal } from './rules.ts';

export async function readSeal(work: Work, { params }: Call<typeof contract.sealState>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const facts = live(await factsOf(work.tx, row.county, row.id, row.person_id));
  const seal = isSealedRecord(facts)
    ? facts.filter((fact) => fact.type === 'correction.record-sealed').at(-1)
    : undefined;
  const staff = (await staffOf(work, row.county)).map(({ id, name, organisation }) => ({
    accountId: id,
    name,
    organisation,
  }));
  const named = new Set(row.sealed_for ?? []);
  const answers = facts.filter((fact) => fact.type === 'correction.sealed-query-answered').length;
  return {
    sealed: seal !== undefined,
    ...(seal && { sealedOn: seal.on.slice(0, 10), byItself: seal.source?.job !== undefined }),
    may: maySeal(facts) === undefined,
    keepers: staff.filter((one) => named.has(one.accountId)),
    others: seal ? staff.filter((one) => !named.has(one.accountId)) : [],
    queries: facts
      .filter((fact) => fact.type === 'correction.sealed-query-received')
      .map((fact, at) => ({
        factId: fact.id,
        on: fact.on.slice(0, 10),
        ...(typeof fact.data.from === 'string' && { from: fact.data.from }),
        answered: at < answers,
      })),
  };
}

export async function readSealedFiles(work: Work) {
  await work.audit.read('sealed files listed', {}, 'sealing');
  const { rows } = await sql<{
    id: string;
    name: string;
    number: string;
    sealed_on: string;
    keepers: number;
  }>`select c.id, p.name, c.number,
      cardinality(c.sealed_for) as keepers, (select max(f.on_day) from fact f where f.county = c.county and f.case_id = c.id and f.type = 'correction.record-sealed') as sealed_on
    from case_file c join person p on p.county = c.county and p.id = c.person_id where c.sealed_for is not null order by sealed_on desc nulls last, c.number limit 200`.execute(
    work.tx,
  );
  return {
    rows: rows.map((row) => ({
      caseId: row.id,
      name: row.name,
      number: row.number,
      sealedOn: row.sealed_on ?? '',
      keepers: row.keepers,
    })),
  };
}
