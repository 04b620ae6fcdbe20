/** A county's closed cases as rows for COPY: people, their keys, cases, facts, duties, particulars and lines of the audit. */
import { entryHash, genesis } from '@guilu/platform/audit/chain.ts';
import type { Keyring } from '@guilu/platform/secrets/keyring.ts';
import { identityColumns, searchKeys } from '@guilu/records/people/index.ts';
import { v7 as uuid } from 'uuid';
import { type Chance, chance } from '../../database/seed/chance.ts';
import { checkDigit, invent, type Invented } from '../../database/seed/person.ts';
import { type Village, villagesOf } from '../benchmarks/stock/counties.ts';
import { field } from './copy.ts';
import { columnsOf, fill, type Slots, type Template } from './template.ts';

/** What a county's cases go on from. */
export interface CountyState {
  county: string;
  /** Path of an organisation by its code. */
  paths: ReadonlyMap<string, string>;
  /** Officers of each office. */
  officers: ReadonlyMap<string, { id: string; name: string }[]>;
  /** Last running number by `kind year`. */
  numbers: Map<string, number>;
  head: { seq: number; hash: string };
  at: string;
  /** Of the first of these people; keeps phones and numbers of the whole province apart. */
  serial: number;
}

export const personColumns = [
  'county',
  'id',
  'former_names',
  'name',
  'pinyin',
  'initials',
  'sex',
  'born_on',
  'id_status',
  'id_type',
  'id_number',
];
const keyColumns = ['county', 'kind', 'value', 'person_id', 'fact_id'];
const auditColumns = [
  'county',
  'seq',
  'at',
  'account_id',
  'actor',
  'org_path',
  'action',
  'person_id',
  'case_id',
  'detail',
  'previous',
  'hash',
];
export const tableColumns = (table: string): string[] =>
  ({ person: personColumns, person_key: keyColumns, audit_entry: auditColumns })[table] ?? columnsOf[table] ?? [];

const nobody = '00000000-0000-0000-0000-000000000000';
const chunk = 250;

/** Yields the rows of `many` closed cases, some hundred cases at a time, table by table. */
export function* closedCases(
  state: CountyState,
  templates: readonly Template[],
  keyring: Keyring,
  many: number,
): Generator<Map<string, string>> {
  const luck = chance(Number(state.county) * 31 + 7);
  const villages = villagesOf(state.county);
  for (let from = 0; from < many; from += chunk) {
    const rows = new Map<string, string>();
    for (let n = from; n < Math.min(many, from + chunk); n += 1) {
      const template = luck.pick(templates);
      addCase(rows, state, template, keyring, luck, luck.pick(villages), state.serial + n);
    }
    yield rows;
  }
}

function addCase(
  rows: Map<string, string>,
  state: CountyState,
  template: Template,
  keyring: Keyring,
  luck: Chance,
  village: Village,
  serial: number,
): void {
  const person = ownPerson(invent(luck, village, serial, { from: 24, to: 72 }, 2026), serial);
  const office = `SF${person.area.slice(0, 9)}`;
  const officer = luck.pick(state.officers.get(office) ?? [{ id: nobody, name: '' }]);
  const slots: Slots = {
    county: state.county,
    office,
    path: state.paths.get(`VC${person.area}`) ?? state.paths.get(office) ?? '',
    officer: officer.id,
    officerName: officer.name,
    number: nextNumber(state, template),
    area: person.area,
  };
  giveIds(slots, template.facts);
  const add = (table: string, text: string) => rows.set(table, (rows.get(table) ?? '') + text);
  addPerson(add, state, slots, person, keyring);
  for (const [table, pieces] of template.tables) add(table, fill(pieces, slots));
  addAudit(add, state, slots, template);
}

/** Phones and numbers that differ over the whole province. */
function ownPerson(person: Invented, serial: number): Invented {
  const seventeen = person.idNumber.slice(0, 14) + String(100 + (serial % 900));
  return { ...person, phone: `199${String(serial).padStart(8, '0')}`, idNumber: seventeen + checkDigit(seventeen) };
}

/** Ids of the case, the person and each fact: one that is in order of time, the others counted on from it. */
function giveIds(slots: Slots, facts: number): void {
  const first = uuid();
  const tail = Number.parseInt(first.slice(24, 34), 16);
  const next = (n: number) =>
    first.slice(0, 24) + tail.toString(16).padStart(10, '0') + (n % 256).toString(16).padStart(2, '0');
  slots.case = next(0);
  slots.person = next(1);
  for (let n = 0; n < facts; n += 1) slots[`fact${n}`] = next(n + 2);
}

function nextNumber(state: CountyState, { kind, year }: Template): string {
  const key = `${kind} ${year}`;
  const number = (state.numbers.get(key) ?? 0) + 1;
  state.numbers.set(key, number);
  return `${year}-${String(number).padStart(4, '0')}`;
}

type Add = (table: string, text: string) => void;

/** The person's row, the three facts about the person (which come first in a case) and the keys they are found by. */
function addPerson(add: Add, state: CountyState, slots: Slots, person: Invented, keyring: Keyring): void {
  const facts = [
    {
      type: 'person.identified',
      data: {
        name: person.name,
        idStatus: 'verified',
        idType: '居民身份证',
        idNumber: keyring.seal(person.idNumber),
        sex: person.sex,
        bornOn: person.bornOn,
      },
    },
    {
      type: 'person.address-recorded',
      data: { addressKind: 'actual', area: person.area, text: keyring.seal(person.address) },
    },
    { type: 'person.contact-recorded', data: { channel: 'phone', value: keyring.seal(person.phone) } },
  ].map((fact, n) => ({ id: slots[`fact${n}`] ?? '', ...fact }));
  const row: Record<string, unknown> = {
    county: state.county,
    id: slots.person,
    former_names: [],
    ...identityColumns(facts[0]?.data ?? {}),
  };
  add('person', `${personColumns.map((name) => field(row[name])).join('\t')}\n`);
  for (const fact of facts) {
    add('fact', factLine(state, slots, fact));
    for (const key of searchKeys(keyring, fact))
      add('person_key', `${state.county}\t${key.kind}\t${key.value}\t${slots.person}\t${key.factId}\n`);
  }
}

function factLine(
  state: CountyState,
  slots: Slots,
  fact: { id: string; type: string; data: Record<string, unknown> },
): string {
  const year = slots.number?.slice(0, 4);
  const row: Record<string, unknown> = {
    county: state.county,
    id: fact.id,
    person_id: slots.person,
    type: fact.type,
    on_day: `${year}-01-04`,
    recorded_at: `${year}-01-04T18:00:00+08:00`,
    recorded_by: slots.officer,
    recorded_name: slots.officerName,
    recorded_org: slots.office,
    data: fact.data,
  };
  return `${(columnsOf.fact ?? []).map((name) => field(row[name], name === 'data')).join('\t')}\n`;
}

function addAudit(add: Add, state: CountyState, slots: Slots, template: Template): void {
  const { county, at, head } = state;
  const entry = {
    county,
    seq: head.seq + 1,
    at,
    account_id: nobody,
    actor: 'system',
    org_path: 'R.',
    action: 'case opened',
    person_id: slots.person ?? null,
    case_id: slots.case ?? null,
    detail: { facts: template.facts, number: slots.number },
    previous: head.hash || genesis,
    hash: '',
    hash_by: 'sha256' as const,
  };
  const row: Record<string, unknown> = { ...entry, hash: entryHash(entry) };
  state.head = { seq: entry.seq, hash: String(row.hash) };
  add('audit_entry', `${auditColumns.map((name) => field(row[name], name === 'detail')).join('\t')}\n`);
}
