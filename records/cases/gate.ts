/** Asking a gate of the law before something is recorded: refused with every reason, or an answer to keep with the fact. */
import type { GateAnswer } from '@guilu/law';
import { type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import type { HeldCase } from './append.ts';
import { contextOf, subjectOf } from './evaluate.ts';

/** What the gate says now, with its reasons in words. */
export async function askGate(work: Work, row: HeldCase['row'], rule: string, data: Record<string, unknown>): Promise<GateAnswer> {
  const subject = await subjectOf(work, row);
  const { packs } = await contextOf(work, subject, work.at);
  return work.law.askGate({ pack: packs, kind: row.kind, rule, data, facts: subject.facts, asOf: work.at, calendar: work.calendar });
}

/** The gate's answer as it is kept with the fact it lets through, or a refusal with the reasons. */
export async function throughGate(work: Work, row: HeldCase['row'], rule: string, data: Record<string, unknown>, code = 'law/gate'): Promise<Record<string, unknown> | Refusal> {
  const answer = await askGate(work, row, rule, data);
  if (!answer.allowed) return refused(code, { status: 422, reasons: answer.reasons });
  return { rule, pack: answer.rule.pack, version: answer.rule.version, data, because: answer.because };
}
