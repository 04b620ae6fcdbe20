/** Numbers of papers, the facts a paper prints, what may be sent, made void or acknowledged. Pure. */
import { dayOf, type PlainDate } from '@guilu/calendar';
import { invalid, type Refusal, refused } from '@guilu/platform/http/refusal.ts';

/** `（2026）青石矫解证字第12号` on a statutory form, `青石矫函〔2026〕12号` on a letter (GB/T 9704). */
export function documentNumber(kind: 'form' | 'letter', series: string, year: number, running: number): string {
  return kind === 'letter' ? `${series}〔${year}〕${running}号` : `（${year}）${series}第${running}号`;
}

interface Standing {
  id: string;
  type: string;
  on: string;
  data: Record<string, unknown>;
}

/** For each field that papers have in common, the facts of which the latest is printed in it. */
const printedIn: Record<string, { types: string[]; addressKind?: string }> = {
  name: { types: ['person.identified'] },
  hukou: { types: ['person.address-recorded'], addressKind: 'registered' },
  residence: { types: ['person.address-recorded'], addressKind: 'actual' },
  category: { types: ['correction.registered', 'resettlement.released'] },
  termTo: { types: ['correction.registered', 'correction.term-changed', 'correction.papers-received'] },
};

/** Ids of the standing facts that a paper with these fields prints, the latest of each. */
export function printedFacts(fields: readonly string[], standing: readonly Standing[]): string[] {
  return fields.flatMap((field) => {
    const printed = printedIn[field];
    if (!printed) return [];
    const found = standing.filter(
      (fact) =>
        printed.types.includes(fact.type) &&
        (!printed.addressKind || fact.data.addressKind === printed.addressKind),
    );
    return found.length ? [found.reduce((best, fact) => (dayOf(fact.on) >= dayOf(best.on) ? fact : best)).id] : [];
  });
}

/** May a paper be registered as sent to these? `sent`: to whom it has gone already. */
export function maySend(
  paper: { madeOn: PlainDate; to: readonly string[]; sent: readonly string[]; voided: boolean },
  asked: { on: PlainDate; to: readonly string[] },
): Refusal | undefined {
  if (paper.voided) return refused('paper/void');
  if (paper.to.length === 0) return refused('paper/not-for-sending');
  const stranger = asked.to.find((role) => !paper.to.includes(role));
  if (stranger) return invalid('paper/not-addressed', 'to', { role: stranger });
  if (asked.to.some((role) => paper.sent.includes(role))) return refused('paper/sent-already');
  if (asked.on < paper.madeOn) return invalid('paper/sent-before-made', 'on', { on: paper.madeOn });
  return undefined;
}

/** Facts that something was sent with and an answer is waited for; `wanted` adds those for which the law counts days. */
export function awaitsReceipt(fact: { id: string; type: string }, wanted: ReadonlySet<string>): boolean {
  return fact.type === 'case.notice-sent' || fact.type === 'correction.handed-to-resettlement' || wanted.has(fact.id);
}

/** May a receipt for what was sent be recorded on a day? */
export function mayReceive(
  sent: { on: string } | undefined,
  before: { on: string } | undefined,
  on: PlainDate,
): Refusal | undefined {
  if (!sent) return refused('receipt/nothing-sent', { status: 422, field: 'for' });
  if (before) return refused('receipt/received-already', { params: { on: dayOf(before.on) } });
  if (on < dayOf(sent.on)) return invalid('receipt/before-sending', 'on', { on: dayOf(sent.on) });
  return undefined;
}
