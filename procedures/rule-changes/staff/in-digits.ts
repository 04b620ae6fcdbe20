/** Numbers of articles as they are typed: 第二十六条 is looked for as 第26条, in which form lists print them. Pure. */

const digits = '零一二三四五六七八九';

/** A Chinese number below a thousand; nothing where it is none. */
function numberOf(text: string): number | undefined {
  let whole = 0;
  let last = 0;
  for (const char of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const digit = digits.indexOf(char);
    if (digit >= 0) last = digit;
    else {
      const unit = char === '百' ? 100 : char === '十' ? 10 : 0;
      if (!unit) return undefined;
      whole += (last || 1) * unit;
      last = 0;
    }
  }
  return whole + last;
}

/** In: a search as typed. Out: with its Chinese numbers of articles and items in digits. */
export const inDigits = (text: string): string =>
  text.replace(/第([零〇一二两三四五六七八九十百]+)([条项款章])/g, (all, number: string, unit: string) => {
    const found = numberOf(number);
    return found === undefined ? all : `第${found}${unit}`;
  });
