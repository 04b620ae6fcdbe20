/** Folding of text that was typed or exported elsewhere, so that equal things compare equal. Pure. */

// Soft hyphen, zero-width spaces and joiners, direction marks, word joiner, byte-order mark.
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Full-width letters and digits become plain, invisible characters go, the ends are trimmed. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').trim();
}

/** The text without any white space. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Whether a text holds a Chinese character, the rare ones of the later extensions included. */
export function holdsHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
