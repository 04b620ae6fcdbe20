/** Two files side by side: what each says of the person, masked, and where they agree. For whoever decides whether it is one person. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import { isSealed } from '@guilu/platform/secrets/keyring.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { mask } from './mask.ts';
import { personFacts } from './store.ts';

interface Said {
  /** What is compared, in full. */
  plain: string;
  /** What is shown. */
  shown: string;
}

type Side = Record<contract.ComparedField, Said[]>;

/** Both files; each look is logged. A file one may not see is not found. */
export async function comparePeople(work: Work, { params }: Call<typeof contract.compare>) {
  const [left, right] = [await sideOf(work, params.personId), await sideOf(work, params.other)];
  if (!left || !right || params.personId === params.other) return notFound();
  for (const personId of [params.personId, params.other])
    await work.audit.read('files compared', { personId }, 'duplicate');
  const fields = Object.keys(left.said) as contract.ComparedField[];
  const rows = fields.map((field) => ({
    field,
    left: left.said[field].map((one) => one.shown),
    right: right.said[field].map((one) => one.shown),
    match: matchOf(left.said[field], right.said[field]),
  }));
  return { left: left.head, right: right.head, rows: rows.filter((row) => row.left.length + row.right.length > 0) };
}

/** Agrees where any value is the same; differs where both say something and nothing is; else one side is silent. */
function matchOf(left: Said[], right: Said[]): 'same' | 'differs' | 'one-side' {
  if (!left.length || !right.length) return 'one-side';
  const known = new Set(left.map((one) => one.plain));
  return right.some((one) => known.has(one.plain)) ? 'same' : 'differs';
}

interface PersonRow {
  county: string;
  name: string;
  former_names: string[];
  sex: string | null;
  born_on: string | null;
}

async function sideOf(work: Work, personId: string): Promise<{ head: contract.ComparedHead; said: Side } | undefined> {
  const { rows } =
    await sql<PersonRow>`select county, name, former_names, sex, born_on from person where id = ${personId} and merged_into is null`.execute(
      work.tx,
    );
  const row = rows[0];
  if (!row) return undefined;
  const facts = await personFacts(work.tx, row.county, personId);
  const cases = await sql<{
    kind: string;
    number: string;
    id: string;
  }>`select kind, number, id from case_file where county = ${row.county} and person_id = ${personId} order by opened_on`.execute(
    work.tx,
  );
  const open = (type: string, field: string): Said[] => {
    const values = facts
      .flatMap((fact) => (fact.type === type ? [fact.data[field]] : []))
      .flatMap((value) =>
        isSealed(value) ? [work.keyring.open(value)] : typeof value === 'string' && value ? [value] : [],
      );
    return [...new Set(values)].map((plain) => ({
      plain: plain.replace(/\s/g, '').toUpperCase(),
      shown: mask(field, plain),
    }));
  };
  const text = (...values: (string | null)[]): Said[] =>
    values.flatMap((value) => (value ? [{ plain: value, shown: value }] : []));
  const relatives = facts.flatMap((fact) =>
    fact.type === 'person.relation-recorded' ? [String(fact.data.name ?? '')] : [],
  );
  return {
    head: {
      personId,
      name: row.name,
      cases: cases.rows.map((one) => ({ caseId: one.id, kind: one.kind, number: one.number })),
    },
    said: {
      name: text(row.name),
      formerNames: text(...row.former_names),
      sex: text(row.sex),
      bornOn: text(row.born_on),
      idNumber: open('person.identified', 'idNumber'),
      phone: [...open('person.contact-recorded', 'value'), ...open('person.relation-recorded', 'phone')],
      address: open('person.address-recorded', 'text'),
      relatives: text(...new Set(relatives)),
    },
  };
}
