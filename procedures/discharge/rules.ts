/** What ends a case and what holds its closing up. Pure. */
import { refused, type Refusal } from '@guilu/platform/http/refusal.ts';

/** Categories whose discharge is handed over to resettlement (OP26 20); after probation help is only offered. */
export function handoverOf(category: string | null): 'owed' | 'offer-only' | 'none' {
  if (category === 'control' || category === 'parole' || category === 'teop') return 'owed';
  return category === 'probation' ? 'offer-only' : 'none';
}

export interface OpenDuty {
  key: string;
  period: string | null;
  setAside: boolean;
}

/** Duties that can still be met hold the closing up; periods of a recurring duty do not: a missed one stays recorded as missed. */
export const holdingUp = <D extends OpenDuty>(open: readonly D[]): D[] => open.filter((duty) => duty.period === null && !duty.setAside);

/** May the case be closed on this ground? Death and a duplicate (`done` with a reason) need no more. */
export function mayClose(ground: string, reason: string | undefined, kind: string, state: string, open: readonly OpenDuty[]): Refusal | undefined {
  if (ground === 'done' && !reason) return refused('case/reason-missing', { status: 422, field: 'reason' });
  if (ground === 'died' || ground === 'done') return undefined;
  if (kind === 'correction' && state !== 'discharged' && state !== 'terminated') return refused('case/not-ended');
  const holding = holdingUp(open);
  if (holding.length) return refused('case/duties-open', { params: { count: holding.length } });
  return undefined;
}
