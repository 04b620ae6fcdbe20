/** The papers of intake: the basic form that is filled in with the person, and form 6, which tells where and by when to report. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type HeldCase, holdCase, openField, particularsOf } from '@guilu/records/cases/index.ts';
import {
  agenciesOfPaper,
  type IssuedPaper,
  issuePaper,
  personOfPaper,
  sentenceOfPaper,
} from '@guilu/records/papers/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { basicForm } from './documents/basic-form/fields.ts';
import { notification } from './documents/notification/fields.ts';

/** What is known and not empty; the rest stays blank on the paper, or is named as missing where the paper needs it. */
const filled = <T extends Record<string, unknown>>(data: T) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const latest = (held: HeldCase, type: string, where: (fact: RecordedFact) => boolean = () => true) =>
  held.live.filter((fact) => fact.type === type && where(fact)).at(-1);

const idsOf = (facts: (RecordedFact | undefined)[]) => facts.flatMap((fact) => (fact ? [fact.id] : []));

/** The basic information form (PL26 30, Huanglong 5): printed with what is known, the rest to be filled in by hand. */
export async function makeBasicForm(
  work: Work,
  { params, body }: Call<typeof contract.makeBasicForm>,
): Promise<IssuedPaper | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const known = await particularsOf(work, held.row.county, held.row.id);
  const sentence = await sentenceOfPaper(work, held.row);
  const agencies = await agenciesOfPaper(work, held.row);
  // What has ended is on the file and not on the paper.
  const holds = ({ data }: RecordedFact) => typeof data.until !== 'string' || data.until >= work.today;
  const addressOf = (kind: string) =>
    latest(held, 'person.address-recorded', (fact) => fact.data.addressKind === kind && holds(fact));
  const shown = (fact: RecordedFact | undefined, field: string) => fact && openField(work.keyring, fact.data, field);
  const phone = latest(held, 'person.contact-recorded', (fact) => fact.data.channel === 'phone' && holds(fact));
  const taken = latest(held, held.row.kind === 'correction' ? 'correction.registered' : 'resettlement.taken-over');
  const data = filled({
    ...personOfPaper(work, held.live, known.ethnicity),
    agency: agencies.office,
    date: work.today,
    takenOverOn: taken?.on.slice(0, 10),
    formerNames: formerNames(work, latest(held, 'person.identified')),
    schooling: known.schooling,
    formerJob: known.formerJob,
    maritalState: known.maritalState,
    phone: shown(phone, 'value'),
    legalAddress: shown(addressOf('legal') ?? addressOf('registered'), 'text'),
    actualAddress: shown(addressOf('actual'), 'text'),
    workplace: known.workplace ?? shown(addressOf('work'), 'text'),
    offence: sentence.offence,
    judgingOrgan: sentence.judgingOrgan,
    judgmentNumber: sentence.judgmentNumber,
    sentence: sentence.sentence,
    termFrom: sentence.termFrom,
    termTo: sentence.termTo,
    custodyConduct: known.custodyConduct,
    health: known.health,
    skills: known.skills,
    needs: body.needs,
    rewardsAndPenalties: body.rewardsAndPenalties,
    filledBy: work.actor.name,
  });
  const addresses = ['registered', 'legal', 'actual', 'work'].map(addressOf);
  const relatives = held.live.filter((fact) => fact.type === 'person.relation-recorded' && holds(fact));
  const facts = idsOf([latest(held, 'person.identified'), ...addresses, phone, taken, ...relatives]);
  return issuePaper(work, held.row, {
    template: basicForm,
    series: `${agencies.county}登字`,
    facts,
    data: () => ({
      ...data,
      name: data.name ?? '',
      family: body.family ?? relatives.map((fact) => relativeOf(work, fact)),
    }),
  });
}

/** A relative on file as a line of the form. */
function relativeOf(work: Work, { data }: RecordedFact) {
  const phone = openField(work.keyring, data, 'phone');
  const relation = work.law.codeTitle('corrections/relation', String(data.relation ?? '')).zh;
  return { relation, name: String(data.name ?? ''), ...(phone && { phone }) };
}

function formerNames(work: Work, identity: RecordedFact | undefined): string | undefined {
  const names = identity?.data.formerNames;
  if (Array.isArray(names)) return names.join('、');
  return identity && openField(work.keyring, identity.data, 'formerNames');
}

/** Form 6 (OP26 8, CCL 21): three copies. Refused with what is missing named, above all the day of effect. */
export async function makeNotification(
  work: Work,
  { params, body }: Call<typeof contract.makeNotification>,
): Promise<IssuedPaper | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (held.row.kind !== 'correction') return notFound();
  const known = await particularsOf(work, held.row.county, held.row.id);
  const agencies = await agenciesOfPaper(work, held.row);
  const sentence = await sentenceOfPaper(work, held.row);
  const effective = latest(held, 'correction.judgment-effective');
  const effectiveOn = effective?.on.slice(0, 10) ?? '';
  const reportBy = body.reportBy ?? (await reportingDay(work, held)) ?? '';
  return issuePaper(work, held.row, {
    template: notification,
    series: `${agencies.county}矫告字`,
    facts: idsOf([latest(held, 'person.identified'), latest(held, 'correction.papers-received'), effective]),
    data: (documentNumber) => ({
      documentNumber,
      date: work.today,
      ...personOfPaper(work, held.live, known.ethnicity),
      ...sentence,
      agency: body.issuer ?? agencies.agency,
      effectiveOn,
      reportBy,
      receivingAgency: agencies.agency,
      reportAddress: body.reportAddress ?? agencies.agencyAddress,
      reportPhone: body.reportPhone ?? agencies.agencyPhone,
      ...(body.remarks && { remarks: body.remarks }),
    }),
  });
}

/** The day that the duty to report in falls on, as the law's rule counted it. */
async function reportingDay(work: Work, { row }: HeldCase): Promise<string | undefined> {
  const { rows } = await sql<{
    due_on: string;
  }>`select due_on from duty where county = ${row.county} and case_id = ${row.id} and rule = 'correction.report-in' order by due_on desc limit 1`.execute(
    work.tx,
  );
  return rows[0]?.due_on;
}
