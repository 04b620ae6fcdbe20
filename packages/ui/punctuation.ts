/** Punctuation of Chinese sentences that were put together from parts. */

const han = '[\\u4e00-\\u9fff〔〕《》“”（）]';
const marks: Record<string, string> = { ',': '，', ';': '；', ':': '：' };

/** Half-width commas, semicolons, colons and brackets of a Chinese text as full-width ones; those between Latin letters or digits stay. */
export function fullWidth(text: string): string {
  if (!/[\u4e00-\u9fff]/.test(text)) return text;
  return text
    .replace(/\(([^()]*[\u4e00-\u9fff][^()]*)\)/g, '（$1）')
    .replace(new RegExp(`([,;:])(?: (?=.*${han})|(?=${han}))`, 'g'), (mark) => marks[mark.trim()] ?? mark);
}
