/** The file of one case: head, timeline with what each fact met and raised, duties, alerts, the person's other cases. */
import { ageOn } from '@guilu/calendar';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { Call } from '@guilu/platform/feature.ts';
import { may } from '@guilu/platform/access/roles.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import * as contract from '../cases/contract.ts';
import type { TimelineEntry } from '../cases/contract.ts';
import { type CaseRow, caseColumns, caseJoins, factsOf, findCase, linesOf, type ListedCase, live, mask, termProgress, toCaseLine } from '../cases/index.ts';
import { namesOfCodes, packsOf } from '../organisations/index.ts';
import { currentPhoto, suggestedName } from '../people/index.ts';
import type { Entrusted } from './entrusted.ts';
import { askEntrusted } from './held.ts';
import { fileIndex } from './file-index.ts';
import { dutyRow } from './projection.ts';
import { alertTitle, basisOf, type DutyRow, dutyLineOf } from './lines.ts';
import { type JudgedDuty, withTakeover } from './taken-over.ts';

interface Options {
  pack: string;
  mayRecord: boolean;
  asKnownOn?: string | undefined;
}

type FileRow = ListedCase & { id_number: string | null; id_status: string; former_names: string[]; names_elsewhere: string[]; name_broken: boolean; photo: string | null };

/** One file. The look is logged with its purpose. */
export async function readCaseFile(work: Work, { params, query }: Call<typeof contract.openFile>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  await work.audit.read('file opened', { personId: row.person_id ?? undefined, caseId: row.id }, query.purpose ?? 'case work');
  const packs = await packsOf(work, row.county, row.kind);
  const pack = packs.filter((one) => one.from <= work.today).at(-1)?.pack ?? 'national';
  return readFile(work, row, { pack, mayRecord: may(work.actor, contract.recordFacts), asKnownOn: query.asKnownOn });
}

async function readFile(work: Work, row: CaseRow, options: Options) {
  const all = await factsOf(work.tx, row.county, row.id, row.person_id);
  const known = options.asKnownOn ? all.filter((fact) => fact.recordedAt.slice(0, 10) <= (options.asKnownOn ?? '')) : all;
  const standing = live(known);
  const entrusted = await askEntrusted(work, options.asKnownOn ?? work.today);
  const { duties, alerts } = options.asKnownOn ? await dutiesAsKnown(work, row, known, options.asKnownOn, entrusted) : await dutiesNow(work, row, entrusted);
  const person = await headRow(work, row);
  const names = await namesOfCodes(work.tx, codesIn(known));
  const readers = await sql<{ n: number }>`select count(distinct account_id)::int n from read_entry where county = ${row.county} and person_id = ${row.person_id}`.execute(work.tx);
  return {
    head: {
      ...toCaseLine({ ...person, overdue: duties.filter((duty) => duty.status === 'overdue').length, next_due: duties.find((duty) => duty.status === 'open')?.dueOn ?? null }),
      ...(person.id_number && { idMasked: mask('idNumber', work.keyring.decrypt(person.id_number)) }),
      idStatus: person.id_status,
      formerNames: person.former_names,
      namesElsewhere: person.names_elsewhere,
      nameBroken: person.name_broken,
      ...suggestionOf(person),
      ...(person.born_on && { age: ageOn(person.born_on, work.today) }),
      ...(person.photo && { photo: person.photo }),
      ...termProgress(row.term_start, row.term_end, work.today),
      ...levelOf(standing),
      ...lastSeenOf(work, standing),
      readers: readers.rows[0]?.n ?? 0,
      index: fileIndex(row.kind, standing),
      pack: options.pack,
      mayRecord: options.mayRecord,
      withheld: withheld(work, row, entrusted),
      version: row.version,
    },
    timeline: timelineOf(work, known, duties, names),
    duties,
    alerts,
    otherCases: await otherCases(work, row),
    contacts: contactsOf(work, standing),
  };
}

/** What is the county's and not in the hands of whoever looks. */
function withheld(work: Work, row: CaseRow, entrusted: Entrusted) {
  if (row.kind !== 'correction') return [];
  const missing = [...work.law.powers.values()].filter((power) => !entrusted.mayUse(row.office, power.name));
  return missing.map(({ name, title, acts }) => ({ power: name, title, acts }));
}

type FileDuty = ReturnType<typeof dutyLineOf> & { startedBy?: string };

/** As the projections have them, by due day. */
async function dutiesNow(work: Work, row: CaseRow, entrusted: Entrusted) {
  const found = await sql<DutyRow & { started_by: string | null }>`select * from duty where county = ${row.county} and case_id = ${row.id} order by due_on, due_at nulls last`.execute(work.tx);
  const raised = await sql<AlertOfCase>`select a.key, a.rule, a.since, a.basis, a.verified, a.pack, a.pack_version, x.outcome
    from alert a left join alert_disposition x on x.county = a.county and x.case_id = a.case_id and x.alert_key = a.key
   where a.county = ${row.county} and a.case_id = ${row.id} and a.since <= ${work.at} order by a.since desc`.execute(work.tx);
  const inCase = { office: row.office, kind: row.kind };
  const duties: FileDuty[] = found.rows.map((duty) => ({ ...dutyLineOf(work, { ...duty, ...inCase }, entrusted), ...(duty.started_by && { startedBy: duty.started_by }) }));
  return { duties, alerts: raised.rows.map((alert) => alertLineOf(work, alert)) };
}

/** Worked out anew from what was known at the end of a day: the projections only know today. */
async function dutiesAsKnown(work: Work, row: CaseRow, known: RecordedFact[], day: string, entrusted: Entrusted) {
  const packs = await packsOf(work, row.county, row.kind);
  const answer = work.law.evaluate({ pack: packs, kind: row.kind, facts: known, asOf: day, calendar: work.calendar });
  const then = { law: work.law, today: day, at: `${day}T23:59:59+08:00` };
  const duties: FileDuty[] = withTakeover(work.law, live(known), answer.duties).map((duty) => ({ ...dutyLineOf(then, toRow(row, duty), entrusted), startedBy: duty.startedBy }));
  const alerts = answer.alerts.map((alert) => alertLineOf(work, { ...alert, pack_version: alert.version, outcome: null }));
  return { duties: duties.sort((a, b) => a.dueOn.localeCompare(b.dueOn)), alerts };
}

function toRow(row: CaseRow, duty: JudgedDuty): DutyRow {
  return { ...dutyRow(duty), case_id: row.id, office: row.office, kind: row.kind };
}

interface AlertOfCase {
  key: string;
  rule: string;
  since: string;
  basis: string[];
  verified: boolean;
  pack: string;
  pack_version: string;
  outcome: string | null;
}

function alertLineOf(work: Work, alert: AlertOfCase) {
  return {
    key: alert.key,
    rule: alert.rule,
    title: alertTitle(work, alert),
    since: alert.since,
    basis: basisOf(work, alert.basis),
    verified: alert.verified,
    ...(alert.outcome && { disposition: alert.outcome }),
  };
}

async function headRow(work: Work, row: CaseRow): Promise<FileRow> {
  const { rows } = await sql<FileRow>`select ${caseColumns}, p.id_number, p.id_status, p.former_names, p.names_elsewhere, p.name_broken, ${currentPhoto} as photo, 0 as overdue, null as next_due
    from ${caseJoins} where c.county = ${row.county} and c.id = ${row.id}`.execute(work.tx);
  const found = rows[0];
  if (!found) throw new Error('a case that was just read has no person');
  return found;
}

/** The whole name, where an older encoding tells which character was lost. */
function suggestionOf(person: FileRow): { nameSuggestion?: string } {
  const suggestion = person.name_broken ? suggestedName(person.name) : undefined;
  return suggestion ? { nameSuggestion: suggestion } : {};
}

function levelOf(standing: RecordedFact[]): { level?: string } {
  const level = standing.filter((fact) => fact.type === 'case.level-set').at(-1)?.data.level;
  return typeof level === 'string' ? { level } : {};
}

function lastSeenOf(work: Work, standing: RecordedFact[]) {
  const kinds = ['case.visit-made', 'case.talk-held', 'correction.reported', 'correction.health-reported', 'correction.reported-in'];
  const last = standing
    .filter((fact) => kinds.includes(fact.type) && fact.data.nobodyHome !== true)
    .reduce<RecordedFact | undefined>((best, fact) => (!best || fact.on >= best.on ? fact : best), undefined);
  return last ? { lastSeen: { on: last.on.slice(0, 10), how: work.law.factType(last.type)?.title ?? { zh: last.type, en: last.type } } } : {};
}

interface DutyOfCase {
  key: string;
  title: { zh: string; en: string };
  metBy: string[];
  startedBy?: string;
  status: string;
}

/** Newest first. Superseded facts are there too; the screen folds them under their successor. */
function timelineOf(work: Work, facts: RecordedFact[], duties: DutyOfCase[], names: ReadonlyMap<string, string>): TimelineEntry[] {
  const successor = new Map(facts.flatMap((fact) => (fact.supersedes ? [[fact.supersedes, fact.id] as const] : [])));
  const entries = facts.map((fact) => {
    const type = work.law.factType(fact.type);
    const next = successor.get(fact.id);
    return {
      id: fact.id,
      type: fact.type,
      title: type?.title ?? { zh: fact.type, en: fact.type },
      on: fact.on,
      recordedAt: fact.recordedAt,
      recordedBy: fact.recordedName,
      data: withoutSealed(fact.data),
      lines: [...linesOf(work.law, work.keyring, type, fact.data, work.today, names), ...byInstrument(fact)],
      ...(fact.supersedes && { supersedes: fact.supersedes }),
      ...(next && { supersededBy: next }),
      met: duties.filter((duty) => duty.metBy.includes(fact.id)).map((duty) => ({ key: duty.key, title: duty.title, late: duty.status === 'met-late' })),
      raised: raisedBy(duties, fact.id),
      ...(fact.source && { source: fact.source }),
    };
  });
  // Entries come in the order of recording; of one moment the later stands first, as of one day.
  return entries.reverse().sort((a, b) => (a.on.slice(0, 10) === b.on.slice(0, 10) ? b.recordedAt.localeCompare(a.recordedAt) : b.on.localeCompare(a.on)));
}

/** The instrument by which an office did for the county what is the county's. */
function byInstrument(fact: RecordedFact) {
  const { instrument } = (fact.source?.delegation ?? {}) as { instrument?: string };
  if (!instrument) return [];
  return [{ label: { zh: '受委托', en: 'by delegation' }, value: { zh: instrument, en: instrument }, field: 'delegation', masked: false }];
}

/** What looks like the code of a place or of an organisation: shown by its name. */
function codesIn(facts: RecordedFact[]): string[] {
  const texts = facts.flatMap((fact) => Object.values(fact.data)).filter((value) => typeof value === 'string');
  return [...new Set(texts.filter((text) => /^(\d{6}|\d{9}|\d{12}|[A-Z]{2}\d{6,12})$/.test(text)))];
}

/** Each duty once, however many periods it has. */
function raisedBy(duties: DutyOfCase[], factId: string) {
  const raised = new Map(duties.filter((duty) => duty.startedBy === factId).map((duty) => [duty.title.zh, { key: duty.key, title: duty.title }]));
  return [...raised.values()];
}

const withoutSealed = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => !(typeof value === 'object' && value !== null && 'sealed' in value)));

async function otherCases(work: Work, row: CaseRow) {
  const { rows } = await sql<CaseRow>`select * from case_file where county = ${row.county} and person_id = ${row.person_id} and id <> ${row.id} order by opened_on desc`.execute(work.tx);
  return rows.map((other) => ({ caseId: other.id, kind: other.kind, number: other.number, state: other.state, openedOn: other.opened_on }));
}

/** Phones, addresses and relatives, each masked, with the fact that an unmasking names. */
function contactsOf(work: Work, standing: RecordedFact[]) {
  const kinds: Record<string, string> = { 'person.contact-recorded': 'value', 'person.address-recorded': 'text', 'person.relation-recorded': 'phone' };
  return standing.flatMap((fact) => {
    const field = kinds[fact.type];
    const lines = field ? linesOf(work.law, work.keyring, work.law.factType(fact.type), fact.data, work.today) : [];
    const line = lines.find((one) => one.field === field);
    if (!line) return [];
    const what = lines.find((one) => ['channel', 'addressKind', 'relation'].includes(one.field))?.value ?? line.label;
    return [{ label: what, masked: line.value.zh, factId: fact.id, field: line.field }];
  });
}

