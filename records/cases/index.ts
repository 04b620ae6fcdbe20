/** The public file of cases and the fact log. */
export { type Appended, appendFacts, appendTo, type HeldCase, holdCase, type NewFact } from './append.ts';
export { throughPower } from './entrusted.ts';
export { contextOf, refreshCase, subjectOf } from './evaluate.ts';
export { type NewCase, openMany, placesOf } from './open-many.ts';
export { askGate, throughGate } from './gate.ts';
export { openCase, type Opening } from './open.ts';
export { mask } from '../people/index.ts';
export { openField, sealPayload } from './payload.ts';
export { particularsOf, saveParticulars } from './particulars.ts';
export { caseColumns, caseJoins, type ListedCase, termProgress, toCaseLine } from './queries.ts';
export { lookAtFile } from './look.ts';
export { linesOf } from './readable.ts';
export { rebuildAll, refreshDue } from './rebuild.ts';
export { isClosed } from './rules.ts';
export { type CaseRow, factsOf, findCase, insertCase, insertFacts, live, nextNumber } from './store.ts';
