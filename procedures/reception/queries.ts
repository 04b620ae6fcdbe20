/** Reception as the file's tab shows it: the ticks, the announcement, the group, and who is asked to come to begin with. */
import { daysBetween } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { askGate, type CaseRow, findCase, particularsOf, subjectOf, throughPower } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { agenciesOfPaper } from '@guilu/records/papers/index.ts';
import { reportBy } from './arrival.ts';
import type * as contract from './contract.ts';
import { groupOf, type Member } from './papers.ts';
import { type AnnouncementRow, announcementOf, stationOf } from './store.ts';

export async function readReception(work: Work, { params }: Call<typeof contract.reception>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row || row.kind !== 'correction') return notFound();
  const { facts } = await subjectOf(work, row);
  const answer = await askGate(work, row, 'correction.finish-reception', {});
  const group = groupOf(facts);
  const planned = await announcementOf(work, row.id);
  return {
    notTheirs: {
      ...(await withheld(work, row, 'reception', 'announce')),
      ...(await withheld(work, row, 'group', 'group')),
    },
    finished: answer.allowed,
    missing: answer.reasons,
    group,
    groupLacks: await lacksOf(work, row, group),
    minor: facts.some((fact) => fact.type === 'correction.registered' && fact.data.minorRegime === true),
    ...(planned && { announcement: toLine(planned, facts) }),
    papers: await arrivalOf(work, row, facts),
    ask: planned?.state === 'held' ? [] : await toAsk(work, row, group),
  };
}

/** Why an act is not offered: its power is not in the hands of whoever looks (CCL 9). */
async function withheld(work: Work, row: CaseRow, power: string, act: string) {
  const no = await throughPower(work, row, power);
  return isRefusal(no) ? { [act]: work.language.error(no.code, no.params) } : {};
}

/** What the law's gate says of the group as it stands, such as when the person's sex was put right later. */
async function lacksOf(work: Work, row: CaseRow, group: Member[]) {
  if (!group.length) return [];
  const members = group.map(({ role, sex, knowsMinors }) => ({ role, sex, knowsMinors: knowsMinors ?? false }));
  return (await askGate(work, row, 'correction.form-group', { members })).reasons;
}

function toLine(row: AnnouncementRow, facts: readonly RecordedFact[]): contract.Announcement {
  const receipt = facts.find((fact) => fact.type === 'case.receipt-received' && fact.data.for === row.notice_id);
  return {
    announcementId: row.id,
    state: row.state === 'held' ? 'held' : 'planned',
    at: row.held_at,
    byVideo: row.by_video,
    ...(row.why_video && { whyVideo: row.why_video }),
    place: row.place,
    people: row.people,
    ...(row.invitation && {
      invitation: {
        paperId: row.invitation,
        number: row.invitation_number ?? '',
        ...(row.told && { told: row.told }),
        ...(receipt && { receivedOn: receipt.on.slice(0, 10) }),
      },
    }),
    ...(row.sheet && { sheet: { paperId: row.sheet, number: row.sheet_number ?? '' } }),
  };
}

/** The members of the group, the police station of the place and the procuratorate (IM 20). */
async function toAsk(
  work: Work,
  row: CaseRow,
  group: Member[],
): Promise<{ kind: contract.Asked['kind']; name: string }[]> {
  const { procuratorate, police } = await agenciesOfPaper(work, row);
  const station = await stationOf(work, row);
  return [
    { kind: 'police' as const, name: station?.name ?? police },
    { kind: 'procurator' as const, name: procuratorate },
    ...group.map(({ role, name }) => ({ kind: role as contract.Asked['kind'], name })),
  ].filter(({ name }) => name);
}

/** Papers and person, as far as they have come, with the days that run. */
async function arrivalOf(work: Work, row: CaseRow, facts: readonly RecordedFact[]) {
  const last = (...types: string[]) => facts.filter((fact) => types.includes(fact.type)).at(-1);
  const dayOf = (name: string, fact: RecordedFact | undefined) => (fact ? { [name]: fact.on.slice(0, 10) } : {});
  const papers = last('correction.papers-received');
  const requested = last('correction.papers-requested');
  const completed = last('correction.papers-completed');
  const came = last('correction.reported-in', 'correction.handed-over');
  const open = requested && !(completed && completed.seq > requested.seq) ? requested : undefined;
  const { rows } = await sql<{
    rule: string;
    due_on: string;
  }>`select rule, due_on::text from duty where county = ${row.county} and case_id = ${row.id} and rule in ('correction.supply-papers', 'correction.papers-receipt') and state = 'open'`.execute(
    work.tx,
  );
  const due = (name: string, rule: string) => dueOf(name, rows.find((one) => one.rule === rule)?.due_on);
  const { court } = await particularsOf(work, row.county, row.id);
  const by = await reportBy(work, row);
  const late = by && !came ? daysBetween(by, work.today) : 0;
  const idType = last('person.identified')?.data.idType;
  const told = (name: string) => (typeof papers?.data[name] === 'string' ? { [name]: String(papers.data[name]) } : {});
  return {
    ...dayOf('receivedOn', papers),
    missing: [open?.data.missing ?? []].flat().map(String),
    lacking:
      requested || completed ? [] : [last('correction.papers-checked')?.source?.missing ?? []].flat().map(String),
    ...dayOf('requestedOn', open),
    ...due('requestDueOn', 'correction.supply-papers'),
    ...dayOf('receiptSentOn', last('correction.papers-receipt-sent')),
    ...due('receiptDueOn', 'correction.papers-receipt'),
    ...dayOf('cameOn', came),
    ...dueOf('reportBy', by),
    ...(late > 0 && { daysLate: late }),
    ...dayOf('noticedOn', last('correction.found-missing')),
    ...told('category'),
    ...told('termStart'),
    ...told('termEnd'),
    ...(typeof idType === 'string' && { idType }),
    ...(court && { court }),
    mayReceive: !row.closed_on && !last('correction.registered'),
  };
}

const dueOf = (name: string, on: string | undefined) => (on ? { [name]: on } : {});
