/** Names: pinyin for sorting and typing, and what a search box may hold. */
import { pinyin } from 'pinyin-pro';

/** `zhou qiang` and `zq` of 周强. Characters without a reading stand as they are; surnames read as surnames (单 shàn, 仇 qiú). */
export function readings(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true });
  const clean = syllables.map((syllable) => syllable.toLowerCase().trim()).filter(Boolean);
  return { pinyin: clean.join(' '), initials: clean.map((syllable) => [...syllable][0] ?? '').join('') };
}

/** What a search box may hold. */
export type SearchKind = 'name' | 'pinyin' | 'initials' | 'id-number' | 'id-tail' | 'phone' | 'birth-date';

/** What may this text be? Several kinds may hold: `0341` is a tail, `zq` initials and a beginning of pinyin. */
export function kindsOf(text: string): SearchKind[] {
  const bare = text.replace(/\s/g, '');
  if (/^\d{4}-\d\d-\d\d$/.test(bare) || /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(bare))
    return ['birth-date'];
  if (/^\d{17}[\dXx]$/.test(bare)) return ['id-number'];
  if (/^\d{3}[\dXx]$/.test(bare)) return ['id-tail'];
  if (/^1\d{10}$/.test(bare) || /^0\d{9,11}$/.test(bare)) return ['phone'];
  if (/^[a-zA-Zü' ]+$/.test(text)) return ['initials', 'pinyin', 'name'];
  if (/^[A-Za-z0-9]{5,20}$/.test(bare)) return ['id-number'];
  return ['name'];
}

/** `20260305` and `2026-03-05` as a day. */
export function searchedDay(text: string): string {
  const digits = text.replace(/\D/g, '');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}
