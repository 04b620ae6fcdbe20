/** Recording a plain fact, and correcting one that stands. */
import type { DutyInstance } from '@guilu/law';
import type { FactType } from '@guilu/law';
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, refused } from '@guilu/platform/http/refusal.ts';
import { isSealed } from '@guilu/platform/secrets/keyring.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, holdCase } from './append.ts';
import { openField, sensitiveFields } from './payload.ts';
import type * as contract from './contract.ts';
import { isPlain } from './plain-facts.ts';
import { asVolunteer } from './rules.ts';

/** Records one plain fact; answers the duties it met and raised. A fact behind a gate is refused here. */
export async function recordPlainFact(work: Work, { params, body }: Call<typeof contract.recordFact>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const type = work.law.factType(body.type);
  if (!type) return invalid('fact/unknown-type', 'type', { type: body.type });
  const before = body.supersedes ? held.live.find((fact) => fact.id === body.supersedes) : undefined;
  const withdrawal = body.type === 'case.record-withdrawn' && before !== undefined;
  if (withdrawal && before.recordedBy !== work.actor.accountId && !work.actor.roles.some((role) => role.startsWith('county'))) return refused('fact/not-yours', { status: 403 });
  const no = asVolunteer(work.actor.roles, body, !before || before.recordedBy === work.actor.accountId);
  if (no) return no;
  if (!withdrawal && !isPlain(type, held.row.kind)) return refused('fact/through-procedure', { params: { title: type.title.zh } });
  const data = before && !withdrawal ? { ...sensitiveOf(work, type, before.data, body.data), ...kept(body.data) } : kept(body.data);
  // A fact that says since when, such as a breach found later, ends before the day it was found.
  const begins = typeof data.since === 'string' ? data.since : body.on.slice(0, 10);
  if (typeof data.until === 'string' && data.until < begins) return invalid('fact/ends-before-it-begins', 'data.until', { on: begins });
  const appended = await appendTo(work, held, [{ ...body, data }]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  const keys = (of: (duty: DutyInstance) => boolean) => appended.evaluation.duties.filter(of).map((duty) => duty.key);
  return { factId, met: keys((duty) => duty.metBy.includes(factId)), raised: keys((duty) => duty.startedBy === factId) };
}

/** Fields left empty are not filled in. */
const kept = (data: Record<string, unknown>) => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== '' && value !== null && value !== undefined));

/** A correction that leaves an encrypted field out keeps it: the screen never had it. Only an explicit null takes it away. */
function sensitiveOf(work: Work, type: FactType, before: Record<string, unknown>, given: Record<string, unknown>): Record<string, unknown> {
  const fields = sensitiveFields(type).filter((field) => given[field.name] === undefined);
  return Object.fromEntries(fields.flatMap((field) => (isSealed(before[field.name]) ? [[field.name, openField(work.keyring, before, field.name)]] : [])));
}
