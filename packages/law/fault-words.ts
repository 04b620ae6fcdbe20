/** What the expression checker and the YAML reader say in English, in Chinese too: whoever writes a county's rule reads it at its line. Pure. */

const expressions: readonly [RegExp, (found: RegExpExecArray) => string][] = [
  [/^No such key: (.+)/, (found) => `没有“${found[1]}”这个字段`],
  [/^Unknown variable: (.+)/, (found) => `这里没有“${found[1]}”这个名称`],
  [/^no such overload: (.+)/, (found) => `类型不合，不能这样比较或运算：${found[1]}`],
  [/^found no matching overload for (.+)/, (found) => `函数不能这样用：${found[1]}`],
  [/^Unexpected token: (.+)/, (found) => `这里不该出现“${found[1]}”`],
  [/^Expected (.+)/, (found) => `写法不对：${found[1]}`],
  [/^Unexpected character: (.+)/, (found) => `不能使用字符“${found[1]}”`],
  [/^Unterminated (?:triple-quoted )?string/, () => '引号没有写完'],
  [/^Newlines not allowed/, () => '引号里不能换行'],
  [/^Reserved identifier: (.+)/, (found) => `“${found[1]}”是保留的词，不能作名称`],
  [/^Invalid number: (.+)/, (found) => `“${found[1]}”不是数`],
  [/^List index must be int/, () => '列表的序号要用整数'],
  [/^Exceeded (.+)/, () => '表达式太长或者太深'],
];

/** In: the checker's sentence. Out: the same in Chinese; a sentence that is not known stands behind what it is. */
export function expressionFaultWords(sentence: string): string {
  for (const [pattern, words] of expressions) {
    const found = pattern.exec(sentence);
    if (found) return words(found);
  }
  return `表达式不成立：${sentence}`;
}

const yaml: Record<string, string> = {
  BAD_INDENT: '缩进不对',
  TAB_AS_INDENT: '缩进要用空格，不能用制表符',
  DUPLICATE_KEY: '同一个名称写了两次',
  KEY_OVER_1024_CHARS: '名称太长',
  MULTILINE_IMPLICIT_KEY: '名称不能跨行',
  MISSING_CHAR: '缺一个符号（引号、冒号或者括号）',
  UNEXPECTED_TOKEN: '这里多了一个符号',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对',
  BLOCK_IN_FLOW: '花括号、方括号里不能用缩进写法',
  BLOCK_AS_IMPLICIT_KEY: '冒号前后的写法不对',
  MULTIPLE_ANCHORS: '锚点写了两次',
  BAD_ALIAS: '引用的写法不对',
};

/** In: the reader's code and sentence. Out: what is wrong, in Chinese. */
export const yamlFaultWords = (code: string, sentence: string): string => `不是正确的 YAML：${yaml[code] ?? sentence}`;
