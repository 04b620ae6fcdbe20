/** How a duty is put into words: when, for which period, of what kind of person. */
import type { ChipKind } from '@guilu/ui/Page.tsx';
import { type Text, useText } from '@guilu/ui/text.ts';
import type { DutyLine } from '../../cases/contract.ts';
import { periodParts, whenOf } from './grouping.ts';

export interface DutyWords {
  when: (line: DutyLine, waiting?: boolean) => { kind: ChipKind; text: string };
  period: (line: Pick<DutyLine, 'period' | 'dueOn'>) => string;
  /** 缓刑 · 到 2027年3月26日 */
  about: (person: { kind: string; category?: string; termEnd?: string }) => string;
  owedBy: (line: Pick<DutyLine, 'owedBy'>) => string;
  /** 受委托（青矫委〔2026〕1号）; nothing where it is nobody's else. `given`: as the county that entrusted it reads it. */
  delegated: (line: Pick<DutyLine, 'delegation'>, given?: boolean) => string | undefined;
}

export function useDutyWords(): DutyWords {
  const text = useText();
  const { t, day, code } = text;
  return {
    when: (line, waiting) => {
      const words = whenWords(text, line);
      return { kind: waiting && words.kind !== 'late' ? 'wait' : words.kind, text: words.text };
    },
    period: (line) => {
      const parts = periodParts(line.period);
      const half = parts?.kind === 'half' ? parts.number : '';
      return parts ? t(`today.period.${parts.kind}${half}`, { number: parts.number, year: parts.year }) : '';
    },
    about: (person) => {
      const what = person.category ? code('case.category', person.category) : code('case.kind', person.kind);
      return person.termEnd ? `${what} · ${t('today.until', { day: day(person.termEnd) })}` : what;
    },
    owedBy: (line) => line.owedBy.map((role) => code('case.role', role)).join(t('today.comma')),
    delegated: ({ delegation }, given) =>
      delegation &&
      t(given ? 'today.delegatedTo' : delegation.until ? 'today.delegatedUntil' : 'today.delegated', { ...delegation }),
  };
}

function whenWords({ t, day }: Text, line: DutyLine): { kind: ChipKind; text: string } {
  if (line.status === 'met') return { kind: 'done', text: t('today.met', { day: day(line.metOn) }) };
  if (line.status === 'met-late') return { kind: 'done', text: t('today.metLate', { day: day(line.metOn) }) };
  if (line.status === 'void') return { kind: 'plain', text: t('today.void') };
  if (line.status === 'unspoken') return { kind: 'plain', text: t('today.unspoken') };
  const when = whenOf(line);
  if (when.kind === 'late') return { kind: 'late', text: t('today.lateDays', { days: when.days }) };
  if (when.kind === 'late-hours') return { kind: 'late', text: t('today.lateHours', { hours: when.hours }) };
  if (when.kind === 'today')
    return { kind: 'today', text: when.time ? t('today.todayAt', { time: when.time }) : t('today.isToday') };
  return { kind: 'later', text: t('today.by', { day: day(line.dueOn) }) };
}
