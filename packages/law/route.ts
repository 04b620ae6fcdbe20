/** Routes: who decides. The first tier that holds; `otherwise` is looked at last. */
import { type Asked, compileAsked } from './asked.ts';
import { RuleBuilder, type Workshop } from './rule-builder.ts';
import type { RawRule } from './rule-source.ts';
import type { CaseRun, Scope } from './scope.ts';
import type { RouteAnswer } from './types.ts';
import { plain } from './values.ts';
import { type Version, versionOf } from './version.ts';
import { isRecord } from './yaml-source.ts';

interface Tier {
  name: string;
  when: ((scope: Scope) => boolean) | undefined;
  decides: string[];
  refused: string | undefined;
}

export interface RouteVersion extends Version {
  readonly asked: Asked;
  readonly tiers: Tier[];
  readonly readable: string[];
}

export function compileRoute(workshop: Workshop, raw: RawRule): RouteVersion {
  const builder = new RuleBuilder(workshop, raw);
  const asked = compileAsked(builder);
  builder.readGiven();
  const written = isRecord(raw.body['tiers']) ? raw.body['tiers'] : {};
  const tiers = Object.entries(written).flatMap(([name, spec]) => tierOf(builder, name, spec));
  tiers.sort((a, b) => Number(a.name === 'otherwise') - Number(b.name === 'otherwise'));
  if (tiers.length === 0) builder.refuse(['tiers'], 'has no tier', '没有写明由谁决定');
  return { ...versionOf(builder), asked, tiers, readable: builder.readableNames() };
}

function tierOf(builder: RuleBuilder, name: string, spec: unknown): Tier[] {
  if (!isRecord(spec)) return [];
  const when = spec['when'] === undefined ? undefined : builder.condition(spec['when'], ['tiers', name, 'when']);
  const refused = typeof spec['refused'] === 'string' ? spec['refused'] : undefined;
  const decides = builder.roles(spec['decides'], ['tiers', name, 'decides']);
  if (!refused && decides.length === 0) builder.refuse(['tiers', name], 'names nobody who decides', '没有写明由谁决定');
  return [{ name, when, decides, refused }];
}

/** Asks a route; nobody may decide where no tier holds. */
export function answerRoute(run: CaseRun, version: RouteVersion, data: Record<string, unknown>): RouteAnswer {
  const scope = new version.scope(run);
  scope.data = version.asked.make(data);
  const tier = version.tiers.find((one) => !one.when || one.when(scope));
  const named = scope as unknown as Record<string, unknown>;
  const values = Object.fromEntries(version.readable.map((name) => [name, plain(named[name])]));
  const rule = version.summary;
  if (!tier) return { refused: 'no-tier-defined', rule, values };
  return tier.refused ? { refused: tier.refused, rule, values } : { decides: tier.decides, rule, values };
}
