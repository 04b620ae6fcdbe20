/** Names that lost a character in another system: told, matched with the whole name, repaired. Pure. */

/** What other systems print for a character they lost: boxes, question marks, the replacement character, private characters. As `lost_character()` in the database. */
export const LOST = /[□■▯◻☐〓◇◆?？\uFFFD\uE000-\uF8FF\u{F0000}-\u{10FFFD}]/u;

/** □ (and what other systems print for a lost character) stands for any one character in a search. */
export const hasLostCharacter = (name: string): boolean => LOST.test(name);

/**
 * The character that a private character of older Chinese systems stands for: the 80 that GBK kept in the private area
 * until GB 18030 found them a place. `䶮` of U+E863. Undefined for any other.
 */
export function standardCharacter(char: string): string | undefined {
  const offset = (char.codePointAt(0) ?? 0) - 0xe815;
  if (offset < 0 || offset > 0x4f) return undefined;
  // The second byte runs from 50 to A0 and leaves out 7F.
  const second = 0x50 + offset + (0x50 + offset >= 0x7f ? 1 : 0);
  const found = new TextDecoder('gb18030').decode(new Uint8Array([0xfe, second]));
  return LOST.test(found) ? undefined : found;
}

/** true where a name with lost characters may be the other one. */
export const fitsLostName = (broken: string, whole: string): boolean =>
  hasLostCharacter(broken) && lostCharacterPattern(broken).test(whole);

/** The name as a pattern in which a lost character fits any one; other characters stand for themselves. */
export function lostCharacterPattern(name: string): RegExp {
  const source = [...name]
    .map((char) => (hasLostCharacter(char) ? '.' : char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 'u');
}

/** true where `whole` is `broken` with its lost characters put in. One character may have become several marks: `王??` of 王䶮. */
export function repairs(broken: string, whole: string): boolean {
  let source = '';
  let lost = 0;
  for (const char of [...broken, '']) {
    if (char && hasLostCharacter(char)) lost += 1;
    else {
      source += `${lost ? `.{1,${lost}}` : ''}${char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
      lost = 0;
    }
  }
  return new RegExp(`^${source}$`, 'u').test(whole);
}

/** The name with every private character that is known replaced; undefined where a character stays lost. */
export function suggestedName(broken: string): string | undefined {
  const name = [...broken].map((char) => standardCharacter(char) ?? char).join('');
  return hasLostCharacter(name) ? undefined : name;
}
