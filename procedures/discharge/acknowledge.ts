/** The receiving side of a handover: the resettlement office confirms the file, and says what is lacking. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, holdCase, type NewFact } from '@guilu/records/cases/index.ts';
import type * as contract from './contract.ts';
import { handedOver } from './queries.ts';
import { mayAcknowledge } from './rules.ts';

/** The receipt is recorded on the correction that the file came from; the office's own registration on the case of help. */
export async function acknowledgeHandover(
  work: Work,
  { params, body }: Call<typeof contract.receiveHandover>,
): Promise<Record<string, never> | Refusal> {
  const own = await holdCase(work, params.caseId);
  if (isRefusal(own)) return own;
  const found = await handedOver(work, own.row);
  if (!found || found.received_on) return refused('handover/nothing-to-receive');
  const on = body.on ?? work.today;
  const complete = body.complete ?? !body.lacking;
  const no = mayAcknowledge(found.on, on, complete, body.lacking);
  if (no) return no;
  const correction = await holdCase(work, found.case_id);
  if (isRefusal(correction)) return correction;
  const lacking = complete ? undefined : body.lacking;
  const receipt = await appendTo(work, correction, [
    { type: 'case.receipt-received', on, data: { for: found.id }, source: { complete, ...(lacking && { lacking }) } },
  ]);
  if (isRefusal(receipt)) return receipt;
  const facts: NewFact[] = [];
  if (!own.live.some((fact) => fact.type === 'resettlement.office-notified'))
    facts.push({ type: 'resettlement.office-notified', on });
  if (!own.live.some((fact) => fact.type === 'resettlement.office-registered'))
    facts.push({ type: 'resettlement.office-registered', on });
  if (lacking) facts.push({ type: 'case.note-written', on, data: { text: `衔接材料缺少：${lacking}` } });
  if (facts.length === 0) return {};
  const appended = await appendTo(work, own, facts);
  return isRefusal(appended) ? appended : {};
}
