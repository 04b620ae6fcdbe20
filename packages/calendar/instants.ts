/** Instants in Asia/Shanghai, whose offset has been +08:00 all through the years that matter here. Whole minutes inside. */
import { civilToNumber, dayText, isPlainDate } from './days.ts';
import type { Instant, PlainDate } from './types.ts';

const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const MINUTES_A_DAY = 1440;
const SHANGHAI = 480;

/** Whether a text is an ISO 8601 instant with an offset. */
export function isInstant(text: string): boolean {
  const parts = SHAPE.exec(text);
  return parts !== null && isPlainDate(parts[1] ?? '') && Number(parts[2]) <= 24 && Number(parts[3]) <= 59;
}

/** Minutes since 1970-01-01T00:00 on the clocks of Shanghai; seconds are cut off. Throws on a text that is no instant. */
export function instantMinutes(text: Instant): number {
  const parts = SHAPE.exec(text);
  if (!parts || !isInstant(text)) throw new RangeError(`${text} is not an instant with an offset`);
  const day = parts[1] ?? '';
  const date = civilToNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
  const local = date * MINUTES_A_DAY + Number(parts[2]) * 60 + Number(parts[3]);
  return local - offsetMinutes(parts[5] ?? 'Z') + SHANGHAI;
}

/** The instant of a number of minutes, written with +08:00. 24:00 is 00:00 of the next day. */
export function minutesText(minutes: number): Instant {
  const day = Math.floor(minutes / MINUTES_A_DAY);
  const rest = minutes - day * MINUTES_A_DAY;
  const clock = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  return `${dayText(day)}T${clock}:00+08:00`;
}

/** The day on which an instant falls in Shanghai. */
export function dayOfInstant(text: Instant): PlainDate {
  return dayText(Math.floor(instantMinutes(text) / MINUTES_A_DAY));
}

/** 00:00 of a day number, in minutes. */
export function startOfDay(day: number): number {
  return day * MINUTES_A_DAY;
}

/** The day number in which a minute lies. */
export function dayOfMinutes(minutes: number): number {
  return Math.floor(minutes / MINUTES_A_DAY);
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -size : size;
}
