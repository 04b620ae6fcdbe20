/** What the law calls things: facts, fields, codes, roles, reasons, figures and articles, each in Chinese and English. */
import type { Catalogue } from './catalogue.ts';
import { checkFact, type FactProblem } from './check-fact.ts';
import { citation, type Instrument } from './instruments.ts';
import type { Power } from './powers.ts';
import type { FactType, Wording } from './types.ts';

const itself = (text: string): Wording => ({ zh: text, en: text });

export class LawWords {
  readonly catalogue: Catalogue;
  readonly instruments: Map<string, Instrument>;
  /** What a county may entrust to an office, by name. */
  readonly powers: ReadonlyMap<string, Power>;
  readonly #powerOf = new Map<string, Power>();
  readonly #roles = new Map<string, Wording>();

  constructor(catalogue: Catalogue, instruments: Map<string, Instrument>, powers: ReadonlyMap<string, Power>) {
    this.catalogue = catalogue;
    this.instruments = instruments;
    this.powers = powers;
    for (const power of powers.values()) {
      for (const act of power.acts) this.#powerOf.set(`act ${act}`, power);
      for (const duty of power.duties) this.#powerOf.set(`duty ${duty}`, power);
    }
    const roles = [...catalogue.tables.values()]
      .filter((table) => table.name === 'role')
      .flatMap((table) => table.codes);
    // The first table that knows a role names it.
    for (const { code, title } of roles) if (!this.#roles.has(code)) this.#roles.set(code, title);
  }

  checkFact(type: string, data: Record<string, unknown>): { problems: FactProblem[] } {
    return checkFact(this.catalogue, type, data);
  }

  factType(name: string): FactType | undefined {
    return this.catalogue.types.get(name);
  }

  factTypes(): FactType[] {
    return [...this.catalogue.types.values()];
  }

  fieldTitle(name: string): Wording {
    return this.catalogue.fieldNames.get(name) ?? itself(name);
  }

  /** The codes of a table (`catalogue/table`) that may be recorded; those of `only` where a field allows no others. */
  codesOf(table: string, only?: string[]): { code: string; title: Wording }[] {
    const codes = this.catalogue.tables.get(table)?.codes ?? [];
    return codes.filter((c) => (only ? only.includes(c.code) : !c.never)).map(({ code, title }) => ({ code, title }));
  }

  codeTitle(table: string, code: string): Wording {
    return this.catalogue.tables.get(table)?.codes.find((c) => c.code === code)?.title ?? itself(code);
  }

  /** The name of a role in whichever table of roles knows it. */
  roleTitle(role: string): Wording {
    return this.#roles.get(role) ?? itself(role);
  }

  /** What a gate or route is asked: `from`, `decidedBy`. */
  askedTitle(name: string): Wording {
    return this.catalogue.askedNames.get(name) ?? this.fieldTitle(name);
  }

  /** The name of a figure that a rule sets. */
  settingTitle(name: string): Wording {
    return this.catalogue.settingNames.get(name) ?? itself(name);
  }

  reasonTitle(code: string): Wording {
    return this.catalogue.reasons.get(code) ?? itself(code);
  }

  /**
   * A text as a person reads it, where only the name of what holds it is known: the code of a table that a field of this
   * name has, in the facts that the rule looks at or else in any; a word of what gates are asked; a role; a code that all tables word alike. Else the text.
   */
  codeWords(field: string, text: string, looksAt: ReadonlySet<string> = new Set()): Wording {
    const types = [...this.catalogue.types.values()];
    const near = types.filter((type) => looksAt.has(type.name));
    for (const { fields } of [...near, ...types]) {
      const table = fields.find((one) => one.name === field)?.table;
      const found = table && this.catalogue.tables.get(table)?.codes.find((one) => one.code === text);
      if (found) return found.title;
    }
    return this.catalogue.askedCodes.get(text) ?? this.#roles.get(text) ?? this.#anyCode(text) ?? itself(text);
  }

  /** The power that an office needs to record facts of a type; undefined where it needs none. */
  powerOfAct(factType: string): Power | undefined {
    return this.#powerOf.get(`act ${factType}`);
  }

  /** The power that a duty moves with; undefined where it stays with whom its rule names. */
  powerOfDuty(rule: string): Power | undefined {
    return this.#powerOf.get(`duty ${rule}`);
  }

  /** `CCL 21` as a person reads it. */
  basis(text: string): Wording {
    return citation(this.instruments, text);
  }

  // Of tables that word a code differently none is right for certain.
  #anyCode(text: string): Wording | undefined {
    const found = [...this.catalogue.tables.values()].flatMap(({ codes }) =>
      codes.filter(({ code }) => code === text).map(({ title }) => title),
    );
    return new Set(found.map(({ zh }) => zh)).size === 1 ? found[0] : undefined;
  }
}
