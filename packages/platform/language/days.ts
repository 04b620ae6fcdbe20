/** Days, weekdays and instants in words, in both languages. No library, so that the smallest page can use them. */

export type LanguageCode = 'zh-CN' | 'en';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11月30日`, with the year where it is another than today's: `2027年3月26日`. English: `30 Nov`, `26 Mar 2027`. */
export function formatDay(day: string, language: LanguageCode, today: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(day);
  if (!match) return day;
  const [, year, month, date] = match.map(Number) as [number, number, number, number];
  const other = !today.startsWith(String(year));
  if (language === 'en') return `${date} ${monthNames[month - 1]}${other ? ` ${year}` : ''}`;
  return `${other ? `${year}年` : ''}${month}月${date}日`;
}

const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `周一` / `Mon`. */
export function formatWeekday(day: string, language: LanguageCode): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return (language === 'en' ? weekdaysEn : weekdaysZh)[at] ?? '';
}

/** A day with hour and minute: `11月23日 14:00`. The instant is printed as it stands in +08:00. */
export function formatInstant(instant: string, language: LanguageCode, today: string): string {
  const shifted = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();
  if (Number.isNaN(Date.parse(instant)) || instant.length === 10) return formatDay(instant, language, today);
  return `${formatDay(shifted, language, today)} ${shifted.slice(11, 16)}`;
}

