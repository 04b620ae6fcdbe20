/** The reasons that a row may carry, and what each does to it in either layout. */
import type { LayoutName } from './layouts.ts';

export type ReasonCode = keyof typeof EFFECTS;
export type Outcome =
  | 'accepted'
  | 'accepted-with-warning'
  | 'refused'
  | 'duplicate-in-file'
  | 'already-on-file'
  | 'conflict';
export type Effect = 'refused' | 'warning' | 'conflict' | 'duplicate-in-file' | 'already-on-file';

/** In the order in which they are judged: the first that any row has is its outcome when nothing above it holds. */
export const OUTCOMES: Outcome[] = [
  'accepted',
  'accepted-with-warning',
  'refused',
  'duplicate-in-file',
  'already-on-file',
  'conflict',
];

// One effect for all layouts, or one for release notices and one for corrections.
const EFFECTS = {
  'missing-name': 'refused',
  'unreadable-name': 'refused',
  'missing-id': 'refused',
  'id-unknown': 'warning',
  'id-precision-lost': 'refused',
  'bad-id-characters': 'refused',
  'bad-id-length': 'refused',
  'bad-id-birth-date': 'refused',
  'bad-id-check-digit': 'refused',
  'id-15-digit': 'warning',
  'birth-date-disagrees-with-id': 'refused',
  'sex-disagrees-with-id': 'warning',
  'missing-birth-or-sex': 'refused',
  'foreign-document': 'warning',
  'implausible-age': 'refused',
  minor: 'warning',
  'bad-date': 'refused',
  'missing-release-date': 'refused',
  'missing-term': 'refused',
  'missing-effective-date': 'warning',
  'missing-value': 'refused',
  'in-future': 'refused',
  'unknown-kind': 'refused',
  'no-such-person': 'refused',
  'person-not-taken': 'refused',
  'before-registration': 'refused',
  'registered-after-term': 'refused',
  'term-over': 'warning',
  'half-said': 'warning',
  'teop-ground-missing': 'warning',
  'release-before-sentence': 'refused',
  'term-end-before-start': 'refused',
  'term-end-disagrees': 'warning',
  'notice-after-release': 'warning',
  'unknown-category': 'refused',
  'category-abolished': 'refused',
  'wrong-roster': 'refused',
  'unknown-unit': 'warning',
  // A release notice goes back to its sender; a handover may not be refused for it (OP26 7).
  'no-residence': ['refused', 'warning'],
  'hukou-not-here': 'warning',
  'residence-not-here': 'warning',
  'not-this-county': 'refused',
  'papers-incomplete': 'warning',
  'bad-phone': 'warning',
  'unreadable-value': 'warning',
  'person-known': 'warning',
  'repeats-earlier-row': 'duplicate-in-file',
  'same-matter-on-file': 'already-on-file',
  'two-names-one-number': 'conflict',
  'matter-disagrees': 'conflict',
} as const satisfies Record<string, Effect | readonly [Effect, Effect]>;

export const REASON_CODES = Object.keys(EFFECTS) as ReasonCode[];

/** Codes after which it is not established who the person is. */
export const FACELESS: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'missing-name',
  'unreadable-name',
  'missing-id',
  'id-precision-lost',
  'bad-id-characters',
  'bad-id-length',
  'bad-id-birth-date',
  'bad-id-check-digit',
  'birth-date-disagrees-with-id',
  'missing-birth-or-sex',
]);

export function effectOf(code: ReasonCode, layout: LayoutName): Effect {
  const effect: Effect | readonly [Effect, Effect] = EFFECTS[code];
  return typeof effect === 'string' ? effect : effect[layout === 'release-notices' ? 0 : 1];
}

const JUDGED: [Effect, Outcome][] = [
  ['refused', 'refused'],
  ['conflict', 'conflict'],
  ['duplicate-in-file', 'duplicate-in-file'],
  ['already-on-file', 'already-on-file'],
  ['warning', 'accepted-with-warning'],
];

/** The one outcome of a row: the first that applies. */
export function outcomeOf(codes: ReasonCode[], layout: LayoutName): Outcome {
  const effects = new Set(codes.map((code) => effectOf(code, layout)));
  return JUDGED.find(([effect]) => effects.has(effect))?.[1] ?? 'accepted';
}

/** A cell that a reason speaks of. */
export interface CellShown {
  /** `I5`; in a `.csv` too, the row being the number of the record. */
  at: string;
  header: string;
  /** As it stands in the file. */
  value: string;
}

/** Where the same person stands elsewhere: another row of the file, or a file of the county. */
export type Elsewhere = { sheet: string; row: number } | { personId: string };

export interface Reason {
  code: ReasonCode;
  cells: CellShown[];
  others: Elsewhere[];
}
