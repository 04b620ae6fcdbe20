/** The instruments that rules cite, and how a citation reads. */
import { readWording } from './catalogue.ts';
import type { LoadProblem, Wording } from './types.ts';
import { isRecord, readYaml, type SourceFile } from './yaml-source.ts';

export interface Instrument {
  id: string;
  title: Wording;
  /** How its parts are called. */
  unit: 'article' | 'item' | 'section' | 'case';
}

const UNITS = ['article', 'item', 'section', 'case'] as const;

export function loadInstruments(files: SourceFile[], problems: LoadProblem[]): Map<string, Instrument> {
  const instruments = new Map<string, Instrument>();
  for (const file of files) {
    const read = readYaml(file);
    problems.push(...read.problems);
    const root = read.source?.value;
    for (const [id, raw] of Object.entries(
      isRecord(root) && isRecord(root['instruments']) ? root['instruments'] : {},
    )) {
      const unit = isRecord(raw) ? raw['unit'] : undefined;
      instruments.set(id, {
        id,
        title: readWording(raw, id),
        unit: UNITS.find((one) => one === unit) ?? 'article',
      });
    }
  }
  return instruments;
}

/** `CCL 21` as a person reads it. A citation of an unknown instrument stands as it is written. */
export function citation(instruments: Map<string, Instrument>, basis: string): Wording {
  if (basis === 'proposal') return { zh: '建议(尚无条文)', en: 'Proposal, no text stands behind it' };
  const space = basis.indexOf(' ');
  const id = space < 0 ? basis : basis.slice(0, space);
  const part = space < 0 ? '' : basis.slice(space + 1);
  const instrument = instruments.get(id);
  if (!instrument) return { zh: basis, en: basis };
  const { zh, en } = instrument.title;
  if (!part) return { zh, en };
  if (instrument.unit === 'section') return { zh: `${zh} ${part}`, en: `${en}, ${part}` };
  if (instrument.unit === 'case') return { zh: `${zh}第${part}号`, en: `${en} ${part}` };
  const unit = instrument.unit === 'item' ? { zh: '项', en: 'item' } : { zh: '条', en: 'art.' };
  return { zh: `${zh} 第${part}${unit.zh}`, en: `${en}, ${unit.en} ${part}` };
}
