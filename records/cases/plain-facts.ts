/**
 * Facts that may be recorded with the plain form. Whatever restricts a person, decides something or ends a case stands
 * behind a gate or a route and is recorded only through its own procedure; here are the others.
 */
import type { CaseKind, FactType } from '@guilu/law';

/** Recorded by their procedure alone. */
const throughProcedure = new Set([
  'case.opened',
  'case.assigned',
  'case.responsibility-moved',
  'case.closed',
  'case.reopened',
  'case.archived',
  'case.level-set',
  'case.record-withdrawn',
  'case.objection-decided',
  'case.data-requested',
  'case.data-request-answered',
  'case.data-request-withdrawn',
  'case.psychology-screened',
  'case.psychology-session-held',
  'correction.leave-applied',
  'correction.leave-approved',
  'correction.leave-refused',
  'correction.leave-extended',
  'correction.leave-returned',
  'correction.permit-granted',
  'correction.permit-ended',
  'correction.move-decided',
  'correction.file-transferred',
  'correction.file-receipt-sent',
  'correction.group-formed',
  'correction.announcement-scheduled',
  'correction.announced',
  'correction.plan-made',
  'correction.plan-revised',
  'correction.term-changed',
  'correction.discharged',
  'correction.terminated',
  'correction.discharge-deferred',
  'correction.handed-to-resettlement',
  'correction.record-sealed',
  'correction.record-unsealed',
  'correction.sealed-query-answered',
  'correction.praised',
  'correction.admonished',
  'correction.warned',
  'correction.public-order-proposed',
  'correction.public-order-punished',
  'correction.revocation-prepared',
  'correction.revocation-received',
  'correction.recall-received',
  'correction.arrest-requested',
  'correction.commutation-received',
  'correction.positioning-ordered',
  'correction.positioning-extended',
  'correction.positioning-ended',
  'correction.signal-lost',
  'correction.signal-restored',
  'correction.recheck-interval-set',
  'resettlement.key-person-designated',
  'resettlement.team-formed',
  'person.file-merged',
  'person.flag-set',
  'person.flag-lifted',
]);

/** Person facts and shared facts may be recorded in any kind of case, the others in their own. */
export function isPlain(type: FactType, kind?: CaseKind): boolean {
  if (throughProcedure.has(type.name)) return false;
  const family = type.name.split('.')[0];
  if (kind && family !== 'person' && family !== 'case' && family !== kind) return false;
  return true;
}
