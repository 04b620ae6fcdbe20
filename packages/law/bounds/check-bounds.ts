/** Everything that no pack may say, checked in one place. */
import type { Law } from '../law.ts';
import type { LoadProblem } from '../types.ts';
import { keptRule } from './kept.ts';
import { lawfulRule } from './lawful-acts.ts';
import { positioningRule, positioningTrial } from './positioning.ts';
import type { Bound } from './refusal.ts';
import { releasedRule } from './released-persons.ts';
import { sanctionRule } from './sanctions.ts';
import { termRule, termTrial } from './term.ts';

const CHECKS = [lawfulRule, positioningRule, releasedRule, sanctionRule, termRule, keptRule];

/** What can be seen from each rule by itself. */
export function boundsOfRules(bound: Bound): LoadProblem[] {
  const versions = [...bound.packs.values()].flatMap((pack) => [...pack.versions.values()].flat());
  return versions.flatMap((version) => CHECKS.flatMap((check) => check(bound, version)));
}

/** What shows only when the rules are asked. Call it with a law that has no other fault. */
export function boundsByTrial(bound: Bound, law: Law): LoadProblem[] {
  return [...positioningTrial(bound, law), ...termTrial(bound, law)];
}
