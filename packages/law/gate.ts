/** Gates: may this be done now, with every reason why not. */
import { type Asked, compileAsked } from './asked.ts';
import { RuleBuilder, type Workshop } from './rule-builder.ts';
import type { RawRule } from './rule-source.ts';
import { type CaseRun, Scope } from './scope.ts';
import { compileFilter, matching } from './selections.ts';
import type { GateAnswer, Wording } from './types.ts';
import { reasonWording, type Version, versionOf } from './version.ts';
import { isRecord, type Path } from './yaml-source.ts';

interface Reason {
  code: string;
  title: Wording;
  holds: (scope: Scope) => boolean;
  only: boolean;
}

export interface GateVersion extends Version {
  readonly asked: Asked;
  readonly reasons: Reason[];
}

export function compileGate(workshop: Workshop, raw: RawRule): GateVersion {
  const builder = new RuleBuilder(workshop, raw);
  const asked = compileAsked(builder);
  builder.readGiven();
  const refuse = isRecord(raw.body['refuse']) ? raw.body['refuse'] : {};
  const reasons = Object.entries(refuse).flatMap(([code, spec]) => reasonOf(builder, code, spec));
  if (reasons.length === 0) builder.refuse(['refuse'], 'refuses nothing', '没有不准的理由');
  const decided = builder.roles(raw.body['decided'], ['decided']);
  if (decided.length === 0) builder.refuse(['decided'], 'nobody decides it', '没有写明由谁决定');
  return { ...versionOf(builder, { owedBy: decided }), asked, reasons };
}

function reasonOf(builder: RuleBuilder, code: string, spec: unknown): Reason[] {
  const where: Path = ['refuse', code];
  if (!isRecord(spec)) return conditionReason(builder, code, spec, false, where);
  if (spec['when'] !== undefined)
    return conditionReason(builder, code, spec['when'], spec['only'] === true, [...where, 'when']);
  const key = spec['missing'] !== undefined ? 'missing' : 'present';
  const filter = compileFilter(builder, spec[key], spec, [...where, key]);
  const present = (scope: Scope) => matching(scope, filter).length > 0;
  const holds = key === 'missing' ? (scope: Scope) => !present(scope) : present;
  return [{ code, title: reasonWording(builder, code), holds, only: spec['only'] === true }];
}

function conditionReason(builder: RuleBuilder, code: string, text: unknown, only: boolean, where: Path): Reason[] {
  const holds = builder.condition(text, where);
  return holds ? [{ code, title: reasonWording(builder, code), holds, only }] : [];
}

/** Asks a gate. All reasons that hold are given, save where one says that it is then the only one. */
export function answerGate(run: CaseRun, version: GateVersion, data: Record<string, unknown>): GateAnswer {
  const scope = new version.scope(run);
  scope.data = version.asked.make(data);
  const holding = version.reasons.filter((reason) => reason.holds(scope));
  const alone = holding.find((reason) => reason.only);
  const reasons = (alone ? [alone] : holding).map(({ code, title }) => ({ code, title }));
  const because = reasons.map((reason) => reason.code);
  return { allowed: because.length === 0, because, reasons, rule: version.summary };
}
