/** Resettlement: a file handed over from corrections opens a case of help, in the same office, for the same person. */
import { type Feature, type GuiluEvent, route } from '@guilu/platform/feature.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { findCase, openCase, particularsOf, saveParticulars, subjectOf } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { signLetter } from './commands.ts';
import * as contract from './contract.ts';

const categories: Record<string, string> = {
  control: 'control-ended',
  parole: 'parole-ended',
  teop: 'outside-execution-ended',
};

/**
 * The case of help begins with what the correction's file holds: how and when the correction ended, what the person
 * needs, the judgment as papers print it. Delivered at least once: whoever has an open case of help gets no second one.
 */
async function takeOver(work: Work, event: GuiluEvent): Promise<void> {
  const correction = await findCase(work.tx, String(event.payload.caseId), true);
  if (!correction?.person_id) return;
  const open =
    await sql`select 1 from case_file where county = ${correction.county} and person_id = ${correction.person_id} and kind = 'resettlement' and closed_on is null`.execute(
      work.tx,
    );
  if (open.rows.length) return;
  const { facts } = await subjectOf(work, correction);
  const ended = facts.find((fact) => fact.type === 'correction.discharged')?.on.slice(0, 10) ?? work.today;
  const category = categories[correction.category ?? ''];
  const source = { correction: correction.id };
  const needs = facts.filter((fact) => fact.type === 'case.need-noted');
  const opened = await openCase(work, {
    kind: 'resettlement',
    personId: correction.person_id,
    ...(correction.office && { office: correction.office }),
    openedOn: work.today,
    facts: [
      ...(category ? [{ type: 'resettlement.released', on: ended, data: { category }, source }] : []),
      { type: 'resettlement.notice-received', on: work.today, data: {}, source },
      // The letter of the handover goes to the office in whose branch the case is opened: nothing is left to pass on.
      ...(correction.office
        ? [{ type: 'resettlement.notice-passed', on: work.today, data: { to: 'office' }, source }]
        : []),
      ...needs.map((fact) => ({
        type: 'case.need-noted',
        on: fact.on,
        data: { need: fact.data.need },
        source: { ...source, fact: fact.id },
      })),
    ],
  });
  if (isRefusal(opened)) throw new Error(`The case of help was refused: ${opened.code}`);
  const known = await particularsOf(work, correction.county, correction.id);
  if (Object.keys(known).length) await saveParticulars(work, correction.county, opened.caseRow.id, known);
}

export const feature: Feature = {
  name: 'resettlement',
  routes: [route(contract.makeLetter, signLetter)],
  on: { 'correction.handed-to-resettlement': takeOver },
};
