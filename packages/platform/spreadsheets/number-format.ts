/** Which number formats show a day, and which day a serial number is. */
import { dayText } from '@guilu/calendar';

// Built-in formats of ECMA-376 part 1, 18.8.30 that show a day or a time, those of East Asian versions included.
const BUILT_IN: [number, number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number in this format is shown as a day or a time. */
export function showsDate(formatId: number, custom: ReadonlyMap<number, string>): boolean {
  const code = custom.get(formatId);
  if (code === undefined) return BUILT_IN.some(([from, to]) => formatId >= from && formatId <= to);
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  return /[ymdhs]/i.test(bare);
}

// 1970-01-01 is serial 25569; before March 1900 the program counts a 29 February 1900 that never was.
const UNIX_EPOCH = 25_569;
const OFFSET_1904 = 1_462;
const LAST_SERIAL = 2_958_465;

/** The day and the time of day of a serial number; undefined where there is no such day. */
export function serialDay(serial: number, since1904 = false): { day: string; time: string } | undefined {
  const counted = since1904 ? serial + OFFSET_1904 : serial;
  const whole = Math.floor(counted);
  if (!(whole >= 1 && whole <= LAST_SERIAL) || whole === 60) return undefined;
  const minutes = Math.round((counted - whole) * 1440);
  const time = minutes === 0 || minutes >= 1440 ? '' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { day: dayText((whole < 60 ? whole + 1 : whole) - UNIX_EPOCH), time };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
