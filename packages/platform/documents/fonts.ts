/**
 * Finds the Chinese typefaces for PDF. The official typefaces (方正小标宋, 仿宋_GB2312, 黑体, 楷体_GB2312) are not free to
 * hand on: DOCX names them, PDF is set in Noto Serif and Noto Sans CJK, which hold the rare characters of names.
 */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const fontFile = /^(noto|sourcehan)(serif|sans)(cjk|sc|cn).*\.(ttc|otf|ttf)$/i;
const deepest = 4;

/** The folders where the usual systems keep fonts. */
export function usualFontFolders(): string[] {
  const home = homedir();
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(home, '.local/share/fonts'),
    join(home, '.fonts'),
    '/Library/Fonts',
    join(home, 'Library/Fonts'),
    'C:\\Windows\\Fonts',
  ];
}

/** In: folders to look in. Out: those folders below them that hold a free Chinese typeface, none when there is none. */
export function findChineseFonts(folders: string[]): string[] {
  return [...new Set(folders.flatMap((folder) => foldersWithFonts(folder, 0)))];
}

function foldersWithFonts(folder: string, depth: number): string[] {
  const entries = entriesOf(folder);
  const here = entries.some((entry) => !entry.isDirectory() && fontFile.test(entry.name)) ? [folder] : [];
  if (depth === deepest) return here;
  const below = entries.filter((entry) => entry.isDirectory());
  return [...here, ...below.flatMap((entry) => foldersWithFonts(join(folder, entry.name), depth + 1))];
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // A folder that is absent or closed to us holds no font we could use.
  }
}
