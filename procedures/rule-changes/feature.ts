/** A county's own rules: what the apps collect. */
import { type Feature, type GuiluEvent, route } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { readDryRunProgress, readOneChange, readWhoIsTouched } from './change-detail.ts';
import {
  approve,
  askDryRun,
  draftFromFile,
  draftFromForm,
  draftFromText,
  drop,
  edit,
  propose,
  recall,
  refuse,
  takeBack,
} from './commands.ts';
import * as contract from './contract.ts';
import { runDry } from './dry-run.ts';
import { loadOwnRules } from './layer.ts';
import { countWaiting, readChanges, readDocument, readOneRule, readRules, readVocabulary } from './queries.ts';

/** Cases whose answer the approved rules can change are looked at again on the first day in force, or at once. */
async function lookAgain(work: Work, event: GuiluEvent): Promise<void> {
  await loadOwnRules(work, event.county);
  const from = `${String(event.payload.effectiveOn)}T00:00:00+08:00`;
  await sql`update case_file set changes_at = least(changes_at, ${from}::timestamptz)
    where county = ${event.county} and (closed_on is null or evaluated_at >= ${from}::timestamptz)`.execute(work.tx);
  if (from <= work.at) await sql`select enqueue_job('cases:refresh-due', '{}'::json)`.execute(work.tx);
}

export const feature: Feature = {
  name: 'rule-changes',
  approvals: countWaiting,
  on: { 'rules.dry-run-asked': runDry, 'rules.approved': lookAgain },
  routes: [
    route(contract.listRules, readRules),
    route(contract.readRule, readOneRule),
    route(contract.listChanges, readChanges),
    route(contract.readChange, readOneChange),
    route(contract.dryRunProgress, readDryRunProgress),
    route(contract.draftByForm, draftFromForm),
    route(contract.draftByText, draftFromText),
    route(contract.uploadPack, draftFromFile),
    route(contract.editChange, edit),
    route(contract.proposeChange, propose),
    route(contract.recallChange, recall),
    route(contract.dropChange, drop),
    route(contract.approveChange, approve),
    route(contract.refuseChange, refuse),
    route(contract.takeBack, takeBack),
    route(contract.askDryRun, askDryRun),
    route(contract.readTouched, readWhoIsTouched),
    route(contract.readVocabulary, readVocabulary),
    route(contract.readDocument, readDocument),
  ],
};
