/** Why a file cannot be read as a workbook, as a code and a sentence in both languages. */

export type UnreadableCode =
  | 'empty'
  | 'not-a-workbook'
  | 'old-xls'
  | 'password-protected'
  | 'other-spreadsheet'
  | 'too-large'
  | 'damaged'
  | 'broken-csv';

export interface UnreadableReason {
  code: UnreadableCode;
  zh: string;
  en: string;
}

const SENTENCES: Record<UnreadableCode, { zh: string; en: string }> = {
  empty: { zh: '文件“{file}”是空的。', en: 'The file {file} is empty.' },
  'not-a-workbook': {
    zh: '文件“{file}”不是 .xlsx 表格，也不是 .csv 文本。请让来文单位重新导出。',
    en: 'The file {file} is neither an .xlsx workbook nor .csv text. Ask the sender to export it again.',
  },
  'old-xls': {
    zh: '文件“{file}”是旧版 .xls 格式。请用表格软件打开，另存为 .xlsx 后再试。',
    en: 'The file {file} is in the old .xls format. Open it in a spreadsheet program, save it as .xlsx and try again.',
  },
  'password-protected': {
    zh: '文件“{file}”设有密码，无法读取。请去掉密码后再试。',
    en: 'The file {file} is protected by a password. Remove the password and try again.',
  },
  'other-spreadsheet': {
    zh: '文件“{file}”是另一种表格格式。请另存为 .xlsx 后再试。',
    en: 'The file {file} is another kind of spreadsheet. Save it as .xlsx and try again.',
  },
  'too-large': {
    zh: '文件“{file}”展开后过大（上限 300 MB、200 万个单元格）。请拆分后再试。',
    en: 'The file {file} is too large once unpacked (300 MB and two million cells at most). Split it and try again.',
  },
  damaged: {
    zh: '文件“{file}”已损坏，无法完整读取。请让来文单位重新发送。',
    en: 'The file {file} is damaged and cannot be read in full. Ask the sender to send it again.',
  },
  'broken-csv': {
    zh: '文件“{file}”第 {line} 行的引号不成对，后面的内容无法确定。请用表格软件另存为 .xlsx 后再试。',
    en: 'In the file {file} the quotes of line {line} do not match, so what follows is uncertain. Save it as .xlsx and try again.',
  },
};

/** Thrown inside the reader only; `readWorkbook` turns it into a value. */
export class UnreadableFile extends Error {
  readonly code: UnreadableCode;
  readonly line: number | undefined;

  constructor(code: UnreadableCode, line?: number) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

/** The sentence of a code, with the file's name in it. */
export function unreadable(code: UnreadableCode, file: string, line?: number): UnreadableReason {
  const { zh, en } = SENTENCES[code];
  const fill = (text: string) => text.replace('{line}', String(line ?? '?')).replace('{file}', () => file);
  return { code, zh: fill(zh), en: fill(en) };
}
