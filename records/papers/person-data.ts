/** What most papers say of a person and of the sentence, gathered from the facts and the particulars. */
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { type CaseRow, openField, particularsOf } from '../cases/index.ts';

export interface PaperPerson {
  name: string;
  sex: 'male' | 'female';
  birthDate?: string;
  ethnicity?: string;
  idType?: string;
  idNumber?: string;
  hukou?: string;
}

export interface PaperSentence {
  executionPlace: string;
  category: 'control' | 'probation' | 'parole' | 'teop';
  offence: string;
  judgingOrgan: string;
  judgedOn: string;
  judgmentNumber: string;
  sentence: string;
  termFrom: string;
  termTo: string;
}

export interface PaperAgencies {
  county: string;
  bureau: string;
  agency: string;
  /** How the agency is reached; empty where it is not on file, and the paper that needs it is refused naming it. */
  agencyPhone: string;
  agencyAddress: string;
  office: string;
  procuratorate: string;
  police: string;
  court: string;
}

const latest = (facts: readonly RecordedFact[], type: string, where: (fact: RecordedFact) => boolean = () => true) =>
  facts.filter((fact) => fact.type === type && where(fact)).at(-1);

/** Identity and registered address, decrypted: a paper prints what a screen masks. */
export function personOfPaper(
  work: Pick<Work, 'keyring'>,
  facts: readonly RecordedFact[],
  ethnicity?: string,
): PaperPerson {
  const identity = latest(facts, 'person.identified')?.data ?? {};
  const hukou = latest(facts, 'person.address-recorded', (fact) => fact.data.addressKind === 'registered');
  const number = openField(work.keyring, identity, 'idNumber');
  const address = hukou && openField(work.keyring, hukou.data, 'text');
  return {
    name: String(identity.name ?? ''),
    sex: identity.sex === 'female' ? 'female' : 'male',
    ...(typeof identity.bornOn === 'string' && { birthDate: identity.bornOn }),
    ...(ethnicity && { ethnicity }),
    ...(number && {
      idType: typeof identity.idType === 'string' && identity.idType ? identity.idType : '居民身份证',
      idNumber: number,
    }),
    ...(address && { hukou: address }),
  };
}

/** The judgment and the term. A field that is not known yet is empty, and the paper is refused naming it. */
export async function sentenceOfPaper(work: Work, row: CaseRow): Promise<PaperSentence> {
  const known = await particularsOf(work, row.county, row.id);
  const { rows } = await sql<{
    name: string;
  }>`select pl.name from organisation o join place pl on pl.code = any(o.serves) where o.code = ${row.office} limit 1`.execute(
    work.tx,
  );
  const county = await sql<{ name: string }>`select name from place where code = ${row.county}`.execute(work.tx);
  return {
    executionPlace: `${county.rows[0]?.name ?? ''}${rows[0]?.name ?? ''}`,
    category: (row.category ?? 'probation') as PaperSentence['category'],
    offence: known.offence ?? '',
    judgingOrgan: known.court ?? '',
    judgedOn: known.judgedOn ?? '',
    judgmentNumber: known.judgmentNumber ?? '',
    sentence: known.sentence ?? '',
    termFrom: row.term_start ?? '',
    termTo: row.term_end ?? '',
  };
}

/** Names of the agencies of the case's county, as they sign and are addressed. */
export async function agenciesOfPaper(work: Work, row: CaseRow): Promise<PaperAgencies> {
  const { rows } = await sql<{
    kind: string;
    name: string;
    short_name: string | null;
    code: string;
    phone: string | null;
    address: string | null;
  }>`select kind, name, short_name, code, phone, address from organisation where county = ${row.county}`.execute(work.tx);
  const known = (kind: string) => rows.find((one) => one.kind === kind);
  const of = (kind: string) => known(kind)?.name ?? '';
  const office = rows.find((one) => one.code === row.office);
  const bureau = of('county-bureau');
  const reached = known('community-correction-agency') ?? known('county-bureau');
  return {
    county: bureau.replace(/县.*$|区.*$|市司法局$/, ''),
    bureau,
    agency: of('community-correction-agency') || bureau,
    agencyPhone: reached?.phone ?? '',
    agencyAddress: reached?.address ?? '',
    office: office?.name ?? bureau,
    procuratorate: of('procuratorate'),
    police: of('police-bureau'),
    court: of('court'),
  };
}
