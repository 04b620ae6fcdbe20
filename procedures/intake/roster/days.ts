/** Reads days and durations as clerks write them. */
import { addDays, addMonths, isPlainDate, type PlainDate } from '@guilu/calendar';
import { serialDay } from '@guilu/platform/spreadsheets/number-format.ts';
import { withoutSpace } from '@guilu/platform/text/fold.ts';
import type { CellText } from './cell-text.ts';

const FIRST = '1900-01-01';
const LAST = '2099-12-31';
const TIME = String.raw`(?:(?:\s+|(?<=日)|T)(?:[上下]午\s*)?\d{1,2}[:时点]\d{0,2}[:分]?\d{0,2}秒?(?:\.\d+)?(?:\s*[AP]M)?Z?)?`;
const SEPARATED = new RegExp(String.raw`^(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})${TIME}$`, 'i');
const WORDED = new RegExp(String.raw`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日${TIME}$`, 'i');
const EIGHT_DIGITS = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${TIME}$`, 'i');
const SERIAL = /^\d{5}(\.\d+)?$/;

/** A cell's day; undefined where it cannot be read: two-digit years, the day first, days that do not exist. */
export function readDay(cell: CellText): PlainDate | undefined {
  return cell.kind === 'date' ? within(cell.text.slice(0, 10)) : readDayText(cell.text);
}

function readDayText(text: string): PlainDate | undefined {
  if (SERIAL.test(text)) {
    const serial = Number(text);
    return serial >= 10_000 && serial <= 80_000 ? within(serialDay(serial)?.day) : undefined;
  }
  const separated = SEPARATED.exec(text);
  if (separated) return dayOf(separated[1], separated[3], separated[4]);
  const parts = WORDED.exec(text) ?? EIGHT_DIGITS.exec(text);
  return parts ? dayOf(parts[1], parts[2], parts[3]) : undefined;
}

function dayOf(year = '', month = '', day = ''): PlainDate | undefined {
  return within(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function within(day: string | undefined): PlainDate | undefined {
  return day !== undefined && isPlainDate(day) && day >= FIRST && day <= LAST ? day : undefined;
}

/** A birth date: a day (`2026-03-05`), or a year and month (`1985-03`) where no more is written. */
export function readBirth(cell: CellText): string | undefined {
  const day = readDay(cell);
  if (day !== undefined || cell.kind === 'date') return day;
  // As a number, 1985.10 is stored as 1985.1: January and October look alike.
  if (cell.kind === 'number' && /^\d{4}\.1$/.test(cell.text)) return undefined;
  const parts =
    /^(\d{4})\s*(?:[-/.]\s*(\d{1,2})|年\s*(\d{1,2})\s*月)$/.exec(cell.text) ??
    (cell.kind === 'number' ? null : /^(\d{4})(\d{2})$/.exec(cell.text));
  if (!parts) return undefined;
  const month = `${parts[1]}-${(parts[2] ?? parts[3] ?? '').padStart(2, '0')}`;
  return within(`${month}-01`) ? month : undefined;
}

/** Two days joined by 至, 到, ~ or —. */
export function readTwoDays(cell: CellText): [PlainDate, PlainDate] | undefined {
  const [from, to, ...more] = cell.text.split(/至|到|~|—+/).map((part) => readDayText(part.trim()));
  return from !== undefined && to !== undefined && more.length === 0 ? [from, to] : undefined;
}

export interface Duration {
  years: number;
  months: number;
  days: number;
}

const NUMERAL = '[0-9零〇一二两三四五六七八九十百]+';
const WORDS = new RegExp(`^(?:(${NUMERAL})年(半)?)?(?:(${NUMERAL})个?月)?(?:(${NUMERAL})[日天])?$`);
const PASSED_OVER = /^(有期徒刑|拘役|管制|缓刑|考验期)+/;

/** 一年六个月, 18个月, 半年, 一年半, 03_06_00; undefined where it is no duration. */
export function readDuration(text: string): Duration | undefined {
  const bare = withoutSpace(text).replace(PASSED_OVER, '');
  if (bare === '半年') return { years: 0, months: 6, days: 0 };
  const coded = /^(\d{1,2})_(\d{1,2})_(\d{1,2})$/.exec(bare);
  if (coded) return duration(Number(coded[1]), Number(coded[2]), Number(coded[3]));
  const words = WORDS.exec(bare);
  if (!words || (words[2] && words[3])) return undefined;
  const [years, months, days] = [words[1], words[3], words[4]].map((text) => (text ? numeral(text) : 0));
  if (years === undefined || months === undefined || days === undefined) return undefined;
  return duration(years, words[2] ? 6 : months, days);
}

function duration(years: number, months: number, days: number): Duration | undefined {
  // Longer than a century is a slip of the pen, and nothing at all is no duration.
  return years + months + days > 0 && years <= 100 && months <= 1200 && days <= 36_600
    ? { years, months, days }
    : undefined;
}

const DIGITS = '零一二三四五六七八九';

function numeral(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零').replace(/^零+/, '');
  const parts = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain);
  if (!parts || plain === '') return undefined;
  const digit = (character: string | undefined) => (character ? DIGITS.indexOf(character) : 0);
  return digit(parts[1]) * 100 + (parts[3] ? (parts[2] ? digit(parts[2]) : 1) * 10 : 0) + digit(parts[4]);
}

/** The last day of a term: from its first day, less one day. Months clamp to the month's end. */
export function lastDayOf(start: PlainDate, term: Duration): PlainDate {
  return addDays(addMonths(start, term.years * 12 + term.months), term.days - 1);
}

/** Completed years on a day. */
export function ageOn(day: PlainDate, birth: PlainDate): number {
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
}
