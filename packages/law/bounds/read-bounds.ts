/** What no pack may say, read from data: the words, facts and rules that each bound is about, and the article that it stands on. */
import { isRecord, textsOf } from '../yaml-source.ts';
import type { Sort } from '../types.ts';

export interface Words {
  zh: string[];
  en: string[];
}

export interface Bounds {
  lawfulActs: {
    basis: string[];
    words: Words;
    complaints: { words: Words; facts: string[]; kinds: string[]; answers: string[] };
  };
  positioning: {
    basis: string[];
    words: Words;
    facts: string[];
    orders: string[];
    asks: Record<string, string[]>;
    grounds: string;
  };
  released: { basis: string[]; kinds: string[]; burdened: string[] };
  sanctions: {
    basis: string[];
    words: Words;
    facts: string[];
    automatic: Words & { not: Words };
    never: string[];
  };
  term: {
    basis: string[];
    words: Words;
    refusing: string[];
    kinds: string[];
    burdened: string[];
    registered: string;
    begins: string;
    ends: string;
    samples: Record<string, unknown>[];
    ended: string[];
  };
  kept: { sort: Sort; id: string; parts: string[]; basis: string[] }[];
}

/** Reads the part `bounds` of a fact file. */
export function readBounds(value: unknown): Bounds {
  const root = recordOf(value);
  const [acts, positioning, released] = [root['lawful-acts'], root['positioning'], root['released']].map(recordOf);
  const [sanctions, term] = [root['sanctions'], root['term']].map(recordOf);
  return {
    lawfulActs: readLawfulActs(acts ?? {}),
    positioning: {
      ...about(positioning ?? {}),
      orders: textsOf(positioning?.['orders']),
      asks: Object.fromEntries(Object.entries(recordOf(positioning?.['asks'])).map(([k, v]) => [k, textsOf(v)])),
      grounds: String(positioning?.['grounds'] ?? ''),
    },
    released: {
      basis: textsOf(released?.['basis']),
      kinds: textsOf(released?.['kinds']),
      burdened: textsOf(released?.['burdened']),
    },
    sanctions: {
      ...about(sanctions ?? {}),
      automatic: readAutomatic(recordOf(sanctions?.['automatic'])),
      never: textsOf(sanctions?.['never']),
    },
    term: readTerm(term ?? {}),
    kept: (Array.isArray(root['kept']) ? (root['kept'] as unknown[]) : []).map(readKept),
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function readWords(value: unknown): Words {
  const words = recordOf(value);
  return { zh: textsOf(words['zh']), en: textsOf(words['en']) };
}

function about(spec: Record<string, unknown>): { basis: string[]; words: Words; facts: string[] } {
  return { basis: textsOf(spec['basis']), words: readWords(spec['words']), facts: textsOf(spec['facts']) };
}

function readLawfulActs(spec: Record<string, unknown>): Bounds['lawfulActs'] {
  const complaints = recordOf(spec['complaints']);
  return {
    basis: textsOf(spec['basis']),
    words: readWords(spec['words']),
    complaints: {
      words: readWords(complaints['words']),
      facts: textsOf(complaints['facts']),
      kinds: textsOf(complaints['kinds']),
      answers: textsOf(complaints['answers']),
    },
  };
}

function readAutomatic(spec: Record<string, unknown>): Words & { not: Words } {
  return { ...readWords(spec), not: readWords(spec['not']) };
}

function readTerm(spec: Record<string, unknown>): Bounds['term'] {
  const text = (key: string) => String(spec[key] ?? '');
  return {
    basis: textsOf(spec['basis']),
    words: readWords(spec['words']),
    refusing: textsOf(spec['refusing']),
    kinds: textsOf(spec['kinds']),
    burdened: textsOf(spec['burdened']),
    registered: text('registered'),
    begins: text('begins'),
    ends: text('ends'),
    samples: (Array.isArray(spec['samples']) ? (spec['samples'] as unknown[]) : []).map(recordOf),
    ended: textsOf(spec['ended']),
  };
}

function readKept(value: unknown): Bounds['kept'][number] {
  const spec = recordOf(value);
  const [sort = 'gate', id = ''] = String(spec['rule'] ?? '').split(' ');
  return { sort: sort as Sort, id, parts: textsOf(spec['parts']), basis: textsOf(spec['basis']) };
}
