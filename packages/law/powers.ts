/** Powers that a county may entrust to an office, read from data: the acts that need one, the duties that move with one. */
import { readWording } from './catalogue.ts';
import type { FactType, LoadProblem, Wording } from './types.ts';
import { isRecord, readYaml, type SourceFile, textsOf } from './yaml-source.ts';

export interface Power {
  name: string;
  title: Wording;
  basis: string[];
  /** Fact types that an office records only while it holds the power. */
  acts: string[];
  /** Rules of duties that are owed by whoever holds the power; one of a local pack that is not loaded is no fault. */
  duties: string[];
}

/** All powers of the fact files. An act that is no fact type, or one that stands in two powers, is a problem. */
export function loadPowers(
  files: SourceFile[],
  types: ReadonlyMap<string, FactType>,
  problems: LoadProblem[],
): Map<string, Power> {
  const powers = new Map<string, Power>();
  const taken = new Set<string>();
  for (const file of files) {
    const { source } = readYaml(file);
    const written = source && isRecord(source.value) ? source.value['powers'] : undefined;
    if (!source || !isRecord(written)) continue;
    for (const [name, raw] of Object.entries(written)) {
      const power = readPower(name, isRecord(raw) ? raw : {});
      powers.set(name, power);
      for (const [at, act] of power.acts.entries()) {
        const fault = types.has(act) ? (taken.has(act) ? 'stands in two powers' : undefined) : 'is no fact type';
        if (fault) problems.push(problem(file.path, source.lineAt(['powers', name, 'acts', at]), `${act} ${fault}`));
        taken.add(act);
      }
    }
  }
  return powers;
}

function readPower(name: string, raw: Record<string, unknown>): Power {
  return {
    name,
    title: readWording(raw, name),
    basis: textsOf(raw['basis']),
    acts: textsOf(raw['acts']),
    duties: textsOf(raw['duties']),
  };
}

const problem = (file: string, line: number, text: string): LoadProblem => ({
  file,
  line,
  message: { zh: text, en: text },
});
