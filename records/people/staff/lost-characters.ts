/** Typing a name with a character that is lost: where it goes, and characters by their code. Pure. */
import { LOST } from '../rules.ts';

const RUN = new RegExp(`${LOST.source}+`, 'u');

/** The character in the place of the first lost one, else at the end. */
export function putIn(name: string, char: string): string {
  return RUN.test(name) ? name.replace(RUN, () => char) : name + char;
}

/** The name as typed with a character put in; where nothing is lost any more, the broken one is begun anew. */
export const withCharacter = (broken: string, typed: string, char: string): string =>
  putIn(RUN.test(typed) ? typed : broken, char);

/** `U+4DAE`, `4DAE`, `U+2CB4E`: that character; nothing where it is no code of a Chinese character. */
export function charactersOfCode(text: string): string[] {
  const code = /^(?:[uU]\+?)?([0-9a-fA-F]{4,5})$/.exec(text)?.[1];
  const point = code && /\d/.test(code) ? Number.parseInt(code, 16) : 0;
  const char = point ? String.fromCodePoint(point) : '';
  return /^\p{Script=Han}$/u.test(char) ? [char] : [];
}
