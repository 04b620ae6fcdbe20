/** What ends a case, in which order, and what holds its closing up. Pure. */
import { dayOf, type PlainDate } from '@guilu/calendar';
import { invalid, refused, type Refusal } from '@guilu/platform/http/refusal.ts';

/** Categories whose discharge is handed over to resettlement (OP26 20); after probation help is only offered. */
export function handoverOf(category: string | null): 'owed' | 'offer-only' | 'none' {
  if (category === 'control' || category === 'parole' || category === 'teop') return 'owed';
  return category === 'probation' ? 'offer-only' : 'none';
}

interface Standing {
  type: string;
  on: string;
  data: Record<string, unknown>;
}

const has = (live: readonly Standing[], type: string) => live.some((fact) => fact.type === type);

/** First the person's own summary, then the appraisal (IM 53); where there is no summary, the appraisal says why. */
export function mayAppraise(
  live: readonly Standing[],
  body: { summary?: string | undefined; noSummary?: string | undefined },
): Refusal | undefined {
  if (has(live, 'correction.summary-written') || body.summary || body.noSummary) return undefined;
  return invalid('discharge/no-summary', 'summary');
}

/**
 * The appraisal comes before the certificate (IM 53). It holds back neither an amnesty, which comes without notice, nor a
 * certificate that is late already: no term is prolonged because a paper is missing (OP26 20).
 */
export function mayCertify(
  live: readonly Standing[],
  body: { on: PlainDate; cause: string },
  termEnd: PlainDate | null,
): Refusal | undefined {
  if (body.cause !== 'expiry' || has(live, 'correction.appraisal-written')) return undefined;
  return termEnd && body.on > termEnd ? undefined : refused('discharge/no-appraisal', { status: 422 });
}

/** Revocation, recall and a new crime end a correction by somebody's decision: its number is on record. */
export function mayTerminate(body: { cause: string; paper?: string | undefined }): Refusal | undefined {
  return body.cause === 'died' || body.paper?.trim() ? undefined : invalid('discharge/decision-missing', 'paper');
}

/** May the receiving side acknowledge on this day what was handed over then? */
export function mayAcknowledge(handedOn: string, on: PlainDate, complete: boolean, lacking?: string): Refusal | undefined {
  if (on < dayOf(handedOn)) return invalid('handover/before-handing-over', 'on', { on: dayOf(handedOn) });
  return complete || lacking?.trim() ? undefined : invalid('handover/lacking-missing', 'lacking');
}

export interface OpenDuty {
  key: string;
  period: string | null;
  setAside: boolean;
}

/** Duties that can still be met hold the closing up; periods of a recurring duty do not: a missed one stays recorded as missed. */
export const holdingUp = <D extends OpenDuty>(open: readonly D[]): D[] =>
  open.filter((duty) => duty.period === null && !duty.setAside);

/** May the case be closed on this ground? Death and a duplicate (`done` with a reason) need no more. */
export function mayClose(
  ground: string,
  reason: string | undefined,
  kind: string,
  state: string,
  open: readonly OpenDuty[],
): Refusal | undefined {
  if (ground === 'done' && !reason) return refused('case/reason-missing', { status: 422, field: 'reason' });
  if (ground === 'died' || ground === 'done') return undefined;
  if (kind === 'correction' && state !== 'discharged' && state !== 'terminated') return refused('case/not-ended');
  const holding = holdingUp(open);
  if (holding.length) return refused('case/duties-open', { params: { count: holding.length } });
  return undefined;
}
