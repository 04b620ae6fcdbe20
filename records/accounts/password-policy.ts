/**
 * What a password may be. Length counts, mixtures of characters do not, and nobody has to change one that is good. Refused is
 * what guessers try first: what is left after taking out common words, keyboard walks, dates, numbers of people and telephones,
 * the user name and the unit must still be something of one's own.
 */

export const shortest = 12;
/** So many characters must be left that are neither common nor said by who one is. */
const ownCharacters = 5;

export type Weakness =
  | 'account/password-short'
  | 'account/password-common'
  | 'account/password-is-name'
  | 'account/password-is-number';

/** What an account says about its holder: none of it makes a password. */
export interface Holder {
  username: string;
  /** Names of the person, of the unit, of the county, in any writing. */
  words?: readonly string[];
}

// In the order of length: a longer one is taken out before its parts.
const common = [
  ...'password passw0rd passwd admin administrator root user guest test demo default welcome hello login letmein changeme master super secret system'.split(
    ' ',
  ),
  ...'woaini woaiwojia woaizhongguo woshishui nihao mima wodemima denglu yonghu guanliyuan zhongguo beijing baobao laopo laogong jiayou xiexie zhongguoren ainiyiwannian wangluo diannao gongzuo'.split(
    ' ',
  ),
  ...'guilu sifasuo sifaju sifating jiaozheng shequjiaozheng anzhibangjiao bangjiao sheju shequ zhengfu zhengfa police gongan jiedao xiangzhen'.split(
    ' ',
  ),
  ...'zhang wang li liu chen yang zhao huang zhou xu sun zhu zhangsan lisi wangwu zhangwei wangwei'
    .split(' ')
    .filter((word) => word.length > 3),
  ...'iloveyou monkey dragon sunshine princess football baseball superman batman shadow qazwsx qweasd qweasdzxc asdasd qweqwe zxcasd abcabc a1b2c3 aa123456'.split(
    ' ',
  ),
  ...'woaini1314 woaini520 5201314 1314520 520520 147258 147258369 159357 789456 741852 963852 112233 123123 321321 666666 888888 168168 518518 147852 110120 112358'.split(
    ' ',
  ),
].sort((a, b) => b.length - a.length);

const rows = [
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8',
  '!@#$%^&*()',
  '0123456789',
];
const walks = rows.flatMap((row) => [row, [...row].reverse().join('')]);
const letters: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Why a password is not good enough; undefined where it is. */
export function weakness(password: string, holder: Holder): Weakness | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...password].length < shortest) return 'account/password-short';
  const name = holder.username.toLowerCase();
  if (name.length >= 3 && plain.includes(name)) return 'account/password-is-name';
  if (isNumber(plain)) return 'account/password-is-number';
  if (left(plain, wordsOf(holder)) >= ownCharacters) return undefined;
  return left(plain, []) >= ownCharacters ? 'account/password-is-name' : 'account/password-common';
}

/** How many different characters are left; also where signs are read as the letters they stand for: "p@ssw0rd" is no secret. */
function left(plain: string, said: readonly string[]): number {
  const bare = plain.replace(/[\s\-_.,*]/g, '');
  const read = [...bare].map((one) => letters[one] ?? one).join('');
  return Math.min(own(strip(bare, said, '|')), own(strip(read, said, '|')));
}

const own = (rest: string): number => new Set(rest.replaceAll('|', '')).size;

/** Numbers that others know: of an identity card, of a telephone, a date, or any row of digits alone. */
function isNumber(plain: string): boolean {
  const bare = plain.replace(/[\s\-_./年月日]/g, '');
  return /^\d+x?$/.test(bare) || /^[a-z]{0,2}\d{17}[\dx][a-z]{0,2}$/.test(bare);
}

function wordsOf({ username, words = [] }: Holder): string[] {
  const parts = [username, ...words].flatMap((word) => [word, ...word.split(/[\s._-]+/)]);
  return [...new Set(parts.map((part) => part.toLowerCase().replace(/\s/g, '')))]
    .filter((part) => [...part].length >= 2)
    .sort((a, b) => b.length - a.length);
}

/** What is left of a text without what guessers try; `gap` stands where something was taken out. */
function strip(text: string, said: readonly string[], gap: string): string {
  let rest = text;
  for (const word of [...said, ...common]) rest = rest.replaceAll(word, gap);
  rest = rest
    .replace(/\d{17}[\dx]/g, gap)
    .replace(/(?:19|20)\d\d(?:0?[1-9]|1[0-2])?(?:0?[1-9]|[12]\d|3[01])?年?/g, gap)
    .replace(/1[3-9]\d{9}/g, gap)
    .replace(/\d{6}/g, (digits) => (/^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(digits) ? gap : digits));
  rest = withoutWalks(rest, gap);
  // The same again and again, and a block said twice or more.
  rest = rest
    .replace(/(.)\1{2,}/gu, gap)
    .replace(/(.{2,6}?)\1+/gu, (whole, block: string) => (whole.length > block.length ? block : whole));
  return rest;
}

/** Takes out pieces of four and more that run along a row of the keyboard, the alphabet or the digits. */
function withoutWalks(text: string, gap: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    let length = 0;
    for (const walk of walks) {
      let reach = 4;
      while (at + reach <= text.length && walk.includes(text.slice(at, at + reach))) reach += 1;
      if (reach - 1 >= 4) length = Math.max(length, reach - 1);
    }
    left += length ? gap : (text[at] ?? '');
    at += length || 1;
  }
  return left;
}
