/** Resettlement: a file handed over from corrections opens a case of help, in the same office, for the same person. */
import { type Feature, type GuiluEvent, route } from '@guilu/platform/feature.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { findCase, openCase } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { signLetter } from './commands.ts';
import * as contract from './contract.ts';

/** Delivered at least once: a person whose open case of help exists already gets no second one. */
async function takeOver(work: Work, event: GuiluEvent): Promise<void> {
  const correction = await findCase(work.tx, String(event.payload.caseId), true);
  if (!correction?.person_id) return;
  const open =
    await sql`select 1 from case_file where county = ${correction.county} and person_id = ${correction.person_id} and kind = 'resettlement' and closed_on is null`.execute(
      work.tx,
    );
  if (open.rows.length) return;
  const category = { control: 'control-ended', parole: 'parole-ended', teop: 'outside-execution-ended' }[
    correction.category ?? ''
  ];
  const opened = await openCase(work, {
    kind: 'resettlement',
    personId: correction.person_id,
    ...(correction.office && { office: correction.office }),
    openedOn: work.today,
    facts: [
      ...(category ? [{ type: 'resettlement.released', on: work.today, data: { category } }] : []),
      { type: 'resettlement.notice-received', on: work.today, data: {}, source: { correction: correction.id } },
    ],
  });
  if (isRefusal(opened)) throw new Error(`The case of help was refused: ${opened.code}`);
}

export const feature: Feature = {
  name: 'resettlement',
  routes: [route(contract.makeLetter, signLetter)],
  on: { 'correction.handed-to-resettlement': takeOver },
};
