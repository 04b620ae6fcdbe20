/** What a gate or route was asked with, and the figures of a rule, in words: a code is told by its wording. */
import type { Run } from './case-run.ts';
import { factWords, joined, label, spanWords, valueWords } from './explain-words.ts';
import type { Law } from './law.ts';
import type { TraceStep, Wording } from './types.ts';
import { readDay, readInstant, readSpan } from './values.ts';
import type { Version } from './version.ts';
import { isRecord } from './yaml-source.ts';

const EMPTY = label('未填', 'not given');

/** What was asked with, as far as the rule asks for it; undefined where nothing was. */
export function askedStep(law: Law, run: Run, version: Version, data: Record<string, unknown>): TraceStep | undefined {
  const asked = Object.entries(data).filter(([key]) => key in version.summary.asks);
  const words = asked.map(([key, value]): Wording => {
    const title = law.askedTitle(key);
    const text = askedWords(law, run, version, key, value);
    return { zh: `${title.zh} ${text.zh}`, en: `${title.en} ${text.en}` };
  });
  return words.length === 0 ? undefined : { label: label('所问', 'Asked with'), text: joined(words, '; ', '; ') };
}

/** The figures that the rule is worked out with. */
export function settingsStep(law: Law, version: Version): TraceStep | undefined {
  const words = Object.entries(version.summary.settings).map(([name, value]): Wording => {
    const title = law.settingTitle(name);
    const text = figureWords(law, version, name, value);
    return { zh: `${title.zh} ${text.zh}`, en: `${title.en} ${text.en}` };
  });
  return words.length === 0 ? undefined : { label: label('数字', 'Figures'), text: joined(words, '; ', '; ') };
}

function figureWords(law: Law, version: Version, name: string, value: unknown): Wording {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  const words = list.map((one) => {
    if (typeof one !== 'string') return valueWords(one) ?? EMPTY;
    const span = readSpan(one);
    return span ? spanWords(span) : law.codeWords(name, one, version.looksAt);
  });
  return joined(words, '、', ', ');
}

function askedWords(law: Law, run: Run, version: Version, key: string, value: unknown): Wording {
  if (Array.isArray(value)) {
    const items = (value as unknown[]).map((one) => askedWords(law, run, version, key, one));
    return items.length === 0 ? label('没有', 'none') : joined(items, '、', ', ');
  }
  if (isRecord(value)) {
    const parts = Object.entries(value).map(([name, one]) => {
      const said = askedWords(law, run, version, name, one);
      return one === true
        ? law.askedTitle(name)
        : { zh: `${law.askedTitle(name).zh} ${said.zh}`, en: `${law.askedTitle(name).en} ${said.en}` };
    });
    return { zh: `（${joined(parts, '，', ', ').zh}）`, en: `(${joined(parts, ', ', ', ').en})` };
  }
  if (typeof value !== 'string') return valueWords(value) ?? EMPTY;
  if (value === '') return EMPTY;
  const rec = run.facts.byId(value);
  return rec ? factWords(law, rec) : textWords(law, version, key, value);
}

function textWords(law: Law, version: Version, key: string, value: string): Wording {
  const day = readDay(value);
  if (!Number.isNaN(day.n)) return valueWords(value.length > 10 ? readInstant(value) : day) ?? EMPTY;
  return law.codeWords(key, value, version.looksAt);
}
