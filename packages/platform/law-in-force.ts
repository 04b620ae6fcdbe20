/**
 * The law as this process holds it: the files that ship, and upon them what each county has written and approved itself.
 * A county's layer is swapped while the process runs; work that has begun keeps the law it began with.
 */
import { type Law, type LawFiles, type LoadProblem, loadLaw, type SourceFile } from '@guilu/law';
import { LawNotLoaded, readPackFolder } from './law-files.ts';

type Loaded = ReturnType<typeof loadLaw>;

export class LawInForce {
  readonly #files: LawFiles;
  readonly #layers = new Map<string, SourceFile[]>();
  readonly #setAside = new Map<string, LoadProblem[]>();
  #law: Law;

  /** `law`: the files already loaded, where they are. Throws `LawNotLoaded`. */
  constructor(files: LawFiles = readPackFolder(), law?: Law) {
    this.#files = files;
    this.#law = law ?? whole(loadLaw(files));
  }

  get law(): Law {
    return this.#law;
  }

  layerOf(county: string): readonly SourceFile[] {
    return this.#layers.get(county) ?? [];
  }

  /** Why a county's own rules are set aside, by file, line and sentence; nothing where all of them govern. */
  setAside(county: string): readonly LoadProblem[] | undefined {
    return this.#setAside.get(county);
  }

  /**
   * Takes over what counties have approved. Texts that no longer load, e.g. under newer files, are set aside for that county
   * alone and as a whole: half of a county's rules would be nobody's law. The files govern there until somebody mends them.
   * Answers the counties that were set aside.
   */
  takeWhatLoads(layers: ReadonlyMap<string, SourceFile[]>): string[] {
    try {
      this.take(layers);
      return [];
    } catch (error) {
      if (!(error instanceof LawNotLoaded)) throw error;
    }
    return [...layers].flatMap(([county, sources]) => this.#takeOne(county, sources));
  }

  #takeOne(county: string, sources: SourceFile[]): string[] {
    try {
      this.take(new Map([[county, sources]]));
      return [];
    } catch (error) {
      if (!(error instanceof LawNotLoaded)) throw error;
      this.take(new Map([[county, []]]));
      this.#setAside.set(county, error.problems);
      return [county];
    }
  }

  /** What the law would be with this layer for the county; nothing is taken over. */
  tried(county: string, layer: readonly SourceFile[]): Loaded {
    const own = [...this.#layers].filter(([other]) => other !== county).flatMap(([, sources]) => sources);
    const sources = [...own, ...layer];
    return loadLaw({
      facts: this.#files.facts,
      packs: [...this.#files.packs, ...sources],
      // A county's own documents stand in the file that cites them.
      instruments: [...(this.#files.instruments ?? []), ...sources],
    });
  }

  /**
   * Takes layers over, all at once. Throws `LawNotLoaded` and then changes nothing. `ready`: what `tried` answered upon a
   * law; it is used where that law is still the one in force, and made anew where another county was quicker.
   */
  take(layers: ReadonlyMap<string, SourceFile[]>, ready?: { law: Law; upon: Law }): void {
    for (const county of layers.keys()) this.#setAside.delete(county);
    const changed = [...layers].filter(([county, sources]) => !sameSources(this.layerOf(county), sources));
    if (changed.length === 0) return;
    const before = new Map(this.#layers);
    for (const [county, sources] of changed) this.#layers.set(county, sources);
    try {
      this.#law = ready?.upon === this.#law ? ready.law : whole(this.tried('', []));
    } catch (error) {
      this.#layers.clear();
      for (const [county, sources] of before) this.#layers.set(county, sources);
      throw error;
    }
  }
}

function whole({ law, problems }: Loaded): Law {
  if (!law) throw new LawNotLoaded(problems ?? []);
  return law;
}

function sameSources(a: readonly SourceFile[], b: readonly SourceFile[]): boolean {
  return a.length === b.length && a.every((one, at) => one.path === b[at]?.path && one.text === b[at]?.text);
}
