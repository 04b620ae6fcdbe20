/** The facts of a case that is taken over in mid-term: each with its own day, none made up. Pure. */
import type { NewCase } from '@guilu/records/cases/index.ts';
import { v5 as derived } from 'uuid';
import type { StoredFields } from '../roster/row-reading.ts';
import type { Earlier, EarlierRecord } from './records.ts';

type StockFact = NewCase['facts'][number];

/** What the takeover's records speak of, by the field of `case.taken-over` that says since when. */
const sinceFields = {
  'stock-contacts': 'contactsSince',
  'stock-reports': 'reportsSince',
  'stock-leaves': 'leavesSince',
  'stock-decisions': 'decisionsSince',
} as const;

/** What the person's row says of the case, then what was done before, then the takeover itself on `takenOn`. */
export function stockFacts(
  fields: StoredFields,
  earlier: Earlier,
  takenOn: string,
  source: Record<string, unknown>,
): StockFact[] {
  const since = Object.entries(sinceFields).map(
    ([of, field]) => [field, earlier.since[of as keyof typeof sinceFields]] as const,
  );
  return [
    ...courseOfCase(fields, takenOn, source),
    ...earlier.records.flatMap((record) => recordFacts(record, source)),
    { type: 'case.taken-over', on: takenOn, data: filled(Object.fromEntries(since)), source },
  ];
}

function courseOfCase(fields: StoredFields, takenOn: string, source: Record<string, unknown>): StockFact[] {
  const { category, termStart, termEnd, registeredOn = takenOn } = fields;
  const on = (type: string, day: string | undefined, data: Record<string, unknown> = {}): StockFact[] =>
    day ? [{ type, on: day, data: filled(data), source }] : [];
  const said = fields.announcedSigned !== undefined && fields.announcedGroup !== undefined;
  return [
    ...on('correction.judgment-effective', fields.effectiveDate, { category }),
    ...on('correction.reported-in', fields.reportedInOn),
    ...on('correction.registered', registeredOn, {
      category,
      termStart,
      termEnd,
      teopGround: fields.teopGround,
      teopUntil: fields.teopUntil,
      minorRegime: fields.minorRegime || undefined,
    }),
    ...on('correction.announced', said ? fields.announcedOn : undefined, {
      groupPresent: fields.announcedGroup,
      signed: fields.announcedSigned,
    }),
    ...on('correction.group-formed', fields.groupMembers && fields.groupFormedOn, { members: fields.groupMembers }),
    ...on('correction.plan-made', fields.planMadeOn),
    ...on('correction.exit-restricted', fields.exitRestricted ? registeredOn : undefined),
    ...on('case.level-set', fields.level && (fields.levelSetOn ?? takenOn), {
      level: fields.level,
      reason: '存量接管时的等级',
      decidedBy: 'county',
    }),
  ];
}

function recordFacts(record: EarlierRecord, source: Record<string, unknown>): StockFact[] {
  const from = { ...source, sheet: record.sheet, row: record.row };
  // The same row of the same import always gives the same id, so that one fact can name the other.
  const id = (part: string) => derived(`${String(source.import)} ${record.sheet} ${record.row} ${part}`, derived.URL);
  const fact = (type: string, on: string, data: Record<string, unknown>, part = ''): StockFact => ({
    ...(part && { id: id(part) }),
    type,
    on,
    data: filled(data),
    source: from,
  });
  if (record.of === 'stock-contacts')
    return record.kind === 'talk'
      ? [fact('case.talk-held', record.on, { by: record.by, purpose: 'regular' })]
      : [
          fact('case.visit-made', record.on, {
            by: record.by,
            target: record.target,
            seen: record.seen,
            findings: record.findings,
          }),
        ];
  if (record.of === 'stock-reports')
    return record.kind === 'health'
      ? [fact('correction.health-reported', record.on, {})]
      : [fact('correction.reported', record.on, { channel: record.channel })];
  if (record.of === 'stock-leaves') {
    const { from: first, to, purpose, destination, decidedBy, returnedOn } = record;
    return [
      fact('correction.leave-applied', record.on, { from: first, to, purpose, destination }, 'applied'),
      fact('correction.leave-approved', record.on, { from: first, to, decidedBy, for: id('applied') }, 'approved'),
      ...(returnedOn ? [fact('correction.leave-returned', returnedOn, { for: id('approved') })] : []),
    ];
  }
  return decisionFacts(record, fact, id);
}

function decisionFacts(
  record: EarlierRecord,
  fact: (type: string, on: string, data: Record<string, unknown>, part?: string) => StockFact,
  id: (part: string) => string,
): StockFact[] {
  if (record.kind === 'praised') return [fact('correction.praised', record.on, { basis: 'conduct' })];
  // An admonition is for what was minor, a warning for what was more serious: the decision says which.
  const severity = record.kind === 'admonished' ? 'minor' : 'more-serious';
  return [
    fact(
      'correction.breach-found',
      record.on,
      { breach: record.ground, severity, evidence: record.findings },
      'breach',
    ),
    fact(`correction.${record.kind}`, record.on, { for: id('breach'), decidedBy: 'county' }),
  ];
}

const filled = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''));
