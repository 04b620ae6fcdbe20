/** Reads names and phones. */
import { holdsHan, withoutSpace } from '@guilu/platform/text/fold.ts';

/** A name as it is stored: one dot in names of two parts, no closing (男) or (女), no white space in a Chinese name. */
export function readName(text: string): string {
  const bare = text.replace(/\(\s*[男女]\s*\)$/, '').trim();
  if (!holdsHan(bare)) return bare.replace(/\s+/g, ' ');
  return withoutSpace(bare).replace(/(?<=\p{Script=Han})[•・‧∙.](?=\p{Script=Han})/gu, '·');
}

// Masked (某, ×, *, ?) or lost on the way: □, the replacement character, and private characters, which print as □.
const UNREADABLE = /[\d某×*?□\ufffd\p{Co}]/u;

export function isUnreadableName(name: string): boolean {
  return UNREADABLE.test(name);
}

/** Former names, separated by 、 , ; / or space. */
export function readNames(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[、,;/\s]+/)
        .map(readName)
        .filter(Boolean),
    ),
  ];
}

const MOBILE = /^1[3-9]\d{9}$/;
const LAND_LINE = /^0\d{9,11}$/;

/** The phones of a cell: those that are phones, and whether any is none. */
export function readPhones(text: string): { phones: string[]; anyBad: boolean } {
  const written = text
    .split(/[、,;/]/)
    .map(barePhone)
    .filter(Boolean);
  const phones = written.filter((phone) => MOBILE.test(phone) || LAND_LINE.test(phone));
  return { phones: [...new Set(phones)], anyBad: phones.length < written.length };
}

function barePhone(text: string): string {
  return text.replace(/[\s()[\]【】‐‑‒–—−-]/g, '').replace(/^(\+86|0086)/, '');
}
