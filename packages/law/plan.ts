/** Which rules govern a case: one pack, or several one after another, each standing on the national one. */
import { dayNumber, type PlainDate } from '@guilu/calendar';
import type { AlertVersion } from './alert.ts';
import type { DutyVersion } from './duty-version.ts';
import type { GateVersion } from './gate.ts';
import type { MetricVersion } from './metric.ts';
import type { RouteVersion } from './route.ts';
import type { CaseKind, Sort } from './types.ts';
import { kindOf, type Version } from './version.ts';

/** Compiled versions of one pack, by sort and id, in order of their first day. */
export interface CompiledPack {
  id: string;
  parent?: string;
  versions: Map<string, Version[]>;
}

/** One pack, several laid one upon another (`upper+lower`), or which from which day on. */
export type PackChoice = string | { from: PlainDate; pack: string }[];

export interface DutyRule {
  id: string;
  versions: DutyVersion[];
  governs: (day: number) => DutyVersion | undefined;
  startTypes: string[];
}

interface Segment {
  from: number;
  /** What governs first stands first: the upper packs, then the one they stand on. */
  layers: CompiledPack[];
}

export class Plan {
  readonly #segments: Segment[];
  readonly #duties = new Map<string, DutyRule>();
  readonly #rules = new Map<string, string[]>();
  readonly #boundaries: number[];
  readonly #keys: string[];

  constructor(packs: Map<string, CompiledPack>, choice: PackChoice) {
    const chain = typeof choice === 'string' ? [{ from: '0001-01-01', pack: choice }] : choice;
    this.#segments = chain.map(({ from, pack }) => segmentOf(packs, pack, dayNumber(from)));
    const all = this.#segments.flatMap((s) => s.layers.toReversed());
    this.#keys = [...new Set(all.flatMap((pack) => [...pack.versions.keys()]))];
    const days = all.flatMap((pack) => [...pack.versions.values()].flat().flatMap((v) => [v.from, v.through + 1]));
    this.#boundaries = [...new Set([...days, ...this.#segments.map((s) => s.from)])].sort((a, b) => a - b);
  }

  /** The version in force on a day: the local one before the national one. */
  versionOn(sort: Sort, id: string, day: number): Version | undefined {
    return this.#versionAt(`${sort} ${id}`, day);
  }

  gate(id: string, day: number): GateVersion | undefined {
    return this.versionOn('gate', id, day) as GateVersion | undefined;
  }

  route(id: string, day: number): RouteVersion | undefined {
    return this.versionOn('route', id, day) as RouteVersion | undefined;
  }

  metric(id: string, day: number): MetricVersion | undefined {
    return this.versionOn('metric', id, day) as MetricVersion | undefined;
  }

  alert(id: string, day: number): AlertVersion | undefined {
    return this.versionOn('alert', id, day) as AlertVersion | undefined;
  }

  duty(id: string): DutyRule {
    const known = this.#duties.get(id);
    if (known) return known;
    const versions = this.#all(`duty ${id}`) as DutyVersion[];
    const key = `duty ${id}`;
    const rule: DutyRule = {
      id,
      versions,
      governs: (day) => this.#versionAt(key, day) as DutyVersion | undefined,
      startTypes: [...new Set(versions.flatMap((v) => v.starts.names))],
    };
    this.#duties.set(id, rule);
    return rule;
  }

  /** Ids of the rules of a sort that are about a kind of case, in the order of the packs. */
  rules(sort: Sort, kind: CaseKind | undefined): string[] {
    const key = `${sort} ${kind ?? ''}`;
    const known = this.#rules.get(key);
    if (known) return known;
    const ids = this.#keys.filter((k) => k.startsWith(`${sort} `)).map((k) => k.slice(sort.length + 1));
    const about = ids.filter((id) => kind === undefined || (kindOf(id) ?? kind) === kind);
    this.#rules.set(key, about);
    return about;
  }

  /** All versions of all rules. */
  everything(): Version[] {
    return this.#keys.flatMap((key) => this.#all(key));
  }

  /** All versions of one rule, the local ones first. */
  versions(sort: Sort, id: string): Version[] {
    return this.#all(`${sort} ${id}`);
  }

  /** The next day on which some rule begins or ends; NaN where none does. */
  nextBoundary(day: number): number {
    return this.#boundaries.find((boundary) => boundary > day) ?? Number.NaN;
  }

  #versionAt(key: string, day: number): Version | undefined {
    const segment = this.#segments.length === 1 ? this.#segments[0] : this.#segmentOn(day);
    for (const pack of segment?.layers ?? []) {
      const version = inForce(pack, key, day);
      if (version) return version;
    }
    return undefined;
  }

  #all(key: string): Version[] {
    const found = this.#segments.flatMap((s) => s.layers.flatMap((pack) => pack.versions.get(key) ?? []));
    return [...new Set(found)];
  }

  #segmentOn(day: number): Segment | undefined {
    let chosen = this.#segments[0];
    for (const segment of this.#segments) if (segment.from <= day) chosen = segment;
    return chosen;
  }
}

function segmentOf(packs: Map<string, CompiledPack>, choice: string, from: number): Segment {
  const layers = choice.split('+').map((id) => {
    const pack = packs.get(id);
    if (!pack) throw new RangeError(`There is no pack ${id}`);
    return pack;
  });
  const parent = layers.at(-1)?.parent;
  const national = parent === undefined ? undefined : packs.get(parent);
  return { from, layers: national ? [...layers, national] : layers };
}

function inForce(pack: CompiledPack, key: string, day: number): Version | undefined {
  const versions = pack.versions.get(key);
  if (!versions) return undefined;
  for (const version of versions) if (version.from <= day && day <= version.through) return version;
  return undefined;
}
