/** Loads the law whole, or not at all. */
import { compileAlert } from './alert.ts';
import { loadCatalogue } from './catalogue.ts';
import { Expressions } from './cel.ts';
import { compileDuty } from './duty-version.ts';
import { compileGate } from './gate.ts';
import { loadInstruments } from './instruments.ts';
import { Law } from './law.ts';
import { compileMetric } from './metric.ts';
import { keyFaults } from './rule-keys.ts';
import { boundsByTrial, boundsOfRules } from './bounds/check-bounds.ts';
import { lawfulFacts } from './bounds/lawful-acts.ts';
import type { CompiledPack } from './plan.ts';
import { loadPowers } from './powers.ts';
import { compileRoute } from './route.ts';
import type { Workshop } from './rule-builder.ts';
import { keyOf, problemAt, type RawPack, type RawRule, readPacks } from './rule-source.ts';
import { Shapes } from './shapes.ts';
import type { LoadProblem } from './types.ts';
import type { Version } from './version.ts';
import type { SourceFile } from './yaml-source.ts';

export interface LawFiles {
  facts: SourceFile[];
  packs: SourceFile[];
  instruments?: SourceFile[];
}

/** Reads, merges, compiles and checks everything. Either the whole law comes back, or every problem with file and line. */
export function loadLaw(
  files: LawFiles,
): { law: Law; problems?: undefined } | { law?: undefined; problems: LoadProblem[] } {
  const { catalogue, problems } = loadCatalogue(files.facts);
  const instruments = loadInstruments(files.instruments ?? [], problems);
  problems.push(...lawfulFacts(catalogue, instruments));
  const powers = loadPowers(files.facts, catalogue.types, problems);
  const packs = readPacks(files.packs, problems);
  const workshop: Workshop = {
    catalogue,
    shapes: new Shapes(),
    expressions: new Expressions(),
    packs,
    problems,
    shared: new Map(),
  };
  const compiled = new Map<string, CompiledPack>();
  for (const pack of packs.values()) compiled.set(pack.id, compilePack(workshop, pack));
  problems.push(...circles(compiled), ...unknownBases(compiled, instruments, files.instruments !== undefined));
  const bound = { bounds: catalogue.bounds, catalogue, instruments, packs: compiled };
  problems.push(...boundsOfRules(bound));
  if (problems.length > 0) return { problems };
  const law = new Law(catalogue, instruments, compiled, packs, powers);
  const forbidden = boundsByTrial(bound, law);
  return forbidden.length > 0 ? { problems: forbidden } : { law };
}

function compilePack(workshop: Workshop, pack: RawPack): CompiledPack {
  const versions = new Map<string, Version[]>();
  for (const rule of pack.rules) {
    workshop.problems.push(...keyFaults(rule));
    const list = versions.get(keyOf(rule)) ?? [];
    list.push(compileRule(workshop, rule, pack));
    versions.set(keyOf(rule), list);
  }
  const parent = pack.parent !== undefined && workshop.packs.has(pack.parent) ? pack.parent : undefined;
  return { id: pack.id, ...(parent === undefined ? {} : { parent }), versions };
}

function compileRule(workshop: Workshop, rule: RawRule, pack: RawPack): Version {
  switch (rule.sort) {
    case 'duty':
      return compileDuty(workshop, rule, replaced(workshop, rule, pack));
    case 'gate':
      return compileGate(workshop, rule);
    case 'route':
      return compileRoute(workshop, rule);
    case 'alert':
      return compileAlert(workshop, rule);
    case 'metric':
      return compileMetric(workshop, rule);
  }
}

/** The national version that a local rule stands in for on its first day. */
function replaced(workshop: Workshop, rule: RawRule, pack: RawPack): RawRule | undefined {
  const same = workshop.packs.get(pack.parent ?? '')?.rules.filter((r) => keyOf(r) === keyOf(rule)) ?? [];
  return same.filter((r) => r.from <= rule.from).at(-1) ?? same[0];
}

function circles(packs: Map<string, CompiledPack>): LoadProblem[] {
  const problems: LoadProblem[] = [];
  for (const pack of packs.values()) {
    for (const [key, versions] of pack.versions) {
      if (!key.startsWith('duty ')) continue;
      const version = versions.find((v) => reaches(packs, pack, v, v.id, new Set()));
      if (version)
        problems.push(
          problemAt(version.raw, [], { zh: '规则互相查看, 成了循环', en: 'rules look at each other in a circle' }),
        );
    }
  }
  return problems;
}

function reaches(
  packs: Map<string, CompiledPack>,
  pack: CompiledPack,
  version: Version,
  goal: string,
  seen: Set<string>,
): boolean {
  for (const id of version.duties) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const next = pack.versions.get(`duty ${id}`) ?? packs.get(pack.parent ?? '')?.versions.get(`duty ${id}`) ?? [];
    if (next.some((v) => reaches(packs, pack, v, goal, seen))) return true;
  }
  return false;
}

function unknownBases(
  packs: Map<string, CompiledPack>,
  instruments: Map<string, unknown>,
  asked: boolean,
): LoadProblem[] {
  if (!asked) return [];
  const versions = [...packs.values()].flatMap((pack) => [...pack.versions.values()].flat());
  return versions.flatMap((version) => {
    const unknown = version.basis.filter(
      (basis) => basis !== 'proposal' && !instruments.has(basis.split(' ')[0] ?? ''),
    );
    return unknown.map((basis) =>
      problemAt(version.raw, ['basis'], { zh: `没有 ${basis} 这个文件`, en: `${basis} names no known instrument` }),
    );
  });
}
