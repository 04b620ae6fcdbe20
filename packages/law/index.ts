/** The public file of the law: load it once, then ask. */
export { sameArea } from './cel.ts';
export type { Catalogue } from './catalogue.ts';
export {
  packsCheck,
  packsPrint,
  packsUnverified,
  rulesCheck,
  rulesEvaluate,
  rulesExplain,
  type CommandAnswer,
  type RuleQuestion,
} from './commands.ts';
export { differingRules } from './differing.ts';
export { checkExamples, type Example, type ExampleRun, examplesOf, runExamples } from './examples.ts';
export type { FactProblem } from './check-fact.ts';
export { citation, type Instrument } from './instruments.ts';
export { idOf, Law, type Asking, type MetricQuestion, type MetricResult, type Question } from './law.ts';
export { type LawFiles, loadLaw } from './load.ts';
export type { MetricPeriod } from './metric.ts';
export {
  type Figure,
  figuresOf,
  type OverrideForm,
  overrideText,
  ownFile,
  ownPackOf,
  ownRulesIn,
  ownSources,
  ownSourcesAsIf,
  type OwnText,
  ownTextFaults,
  takeBackText,
  withoutFirstDay,
} from './override.ts';
export type { PackChoice } from './plan.ts';
export type { Power } from './powers.ts';
export { partsOf, type RulePart } from './print-pack.ts';
export { readCalendarYear } from './read-calendar-year.ts';
export { readRetentionTable, type RetentionKind } from './read-retention.ts';
export { readVolumeTable, type VolumeKind, type VolumeNeed, type VolumePart } from './read-volumes.ts';
export type * from './types.ts';
export { kindOf, type Version } from './version.ts';
export type { SourceFile } from './yaml-source.ts';
