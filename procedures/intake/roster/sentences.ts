/** A reason as a sentence that names the cell and the value as read. */
import en from '../language/en.json' with { type: 'json' };
import zh from '../language/zh-CN.json' with { type: 'json' };
import type { CellShown, Elsewhere, Outcome, Reason } from './reasons.ts';

export type SentenceLanguage = 'zh-CN' | 'en';

const WORDINGS = { 'zh-CN': zh.roster, en: en.roster };

/** 出生日期（F5）“1985.2.30”：这一格读不出来，按空白处理。 */
export function reasonSentence(reason: Reason, language: SentenceLanguage): string {
  const wording = WORDINGS[language];
  const { marked } = wording;
  const cells = reason.cells
    .map((cell) => fill(cell.value === '' ? marked['blank-cell'] : marked.cell, shown(cell)))
    .join(marked['between-cells']);
  const sentence = wording.reason[reason.code];
  const told = cells === '' ? sentence : fill(marked['with-cells'], { cells, sentence });
  const others = reason.others.map((other) => elsewhere(other, language));
  return [told, ...new Set(others)].join(language === 'en' ? ' ' : '');
}

/** The sentence in both languages. */
export function reasonWording(reason: Reason): { zh: string; en: string } {
  return { zh: reasonSentence(reason, 'zh-CN'), en: reasonSentence(reason, 'en') };
}

export function outcomeWording(outcome: Outcome, language: SentenceLanguage): string {
  return WORDINGS[language].outcome[outcome];
}

/** The headings of the two columns that a marked workbook begins with. */
export function markedHeadings(language: SentenceLanguage): [string, string] {
  const { marked } = WORDINGS[language];
  return [marked['column-outcome'], marked['column-reasons']];
}

// A person of the county's files is told only as on file: who it is, the asker may not be allowed to see.
function elsewhere(other: Elsewhere, language: SentenceLanguage): string {
  const { marked } = WORDINGS[language];
  return 'personId' in other
    ? marked['see-file']
    : fill(marked['see-row'], { sheet: other.sheet, row: String(other.row) });
}

const LONGEST_SHOWN = 60;

function shown({ header, at, value }: CellShown): Record<string, string> {
  const short = [...value].length > LONGEST_SHOWN ? `${[...value].slice(0, LONGEST_SHOWN).join('')}…` : value;
  return { header, at, value: short };
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
