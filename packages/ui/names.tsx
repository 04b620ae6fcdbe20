/** Names short on lists that visitors at the counter can see: 周×. A switch of this machine. */
import { createContext, type ReactNode, useContext, useState } from 'react';

interface Names {
  short: boolean;
  change: (short: boolean) => void;
}

const NamesContext = createContext<Names>({ short: false, change: () => undefined });
const KEPT = 'guilu.shortNames';

export function NamesProvider({ children }: { children: ReactNode }) {
  const [short, setShort] = useState(() => localStorage.getItem(KEPT) === 'yes');
  const change = (next: boolean) => {
    localStorage.setItem(KEPT, next ? 'yes' : 'no');
    setShort(next);
  };
  return <NamesContext value={{ short, change }}>{children}</NamesContext>;
}

/** The switch, and how a name is written now. */
export function useNames(): Names & { shown: (name: string) => string } {
  const names = useContext(NamesContext);
  return { ...names, shown: (name) => (names.short ? shortName(name) : name) };
}

const twoCharacterSurnames = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '长孙',
  '宇文',
  '司徒',
  '夏侯',
]);

/** The family name and a cross for each further character: `周×`, `欧阳××`; of a name with a dot the first part. */
export function shortName(name: string): string {
  const [first = ''] = name.split(/[·•\s]/);
  if (first.length < name.length) return `${first}·×`;
  const characters = [...name];
  const family = twoCharacterSurnames.has(characters.slice(0, 2).join('')) && characters.length > 2 ? 2 : 1;
  return characters.map((character, at) => (at < family ? character : '×')).join('');
}
