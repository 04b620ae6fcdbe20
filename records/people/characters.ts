/** Characters that input methods often lack, found by their reading: for names that a keyboard cannot type. */
import type { Call } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { pinyin } from 'pinyin-pro';
import type * as contract from './contract.ts';

/** The extension blocks first: what stands there in a list of readings is used in names. */
const blocks: [number, number][] = [
  [0x3400, 0x4dbf],
  [0x20000, 0x2ebe0],
  [0x30000, 0x323af],
  [0x4e00, 0x9fff],
];
let byReading: Map<string, string[]> | undefined;

/** Characters beyond the everyday set with this reading, at most sixty. `lv` and `lü` are the same. */
export function rareCharacters(reading: string): string[] {
  byReading ??= readAll();
  return (byReading.get(reading.toLowerCase().replace('ü', 'v')) ?? []).slice(0, 60);
}

function readAll(): Map<string, string[]> {
  const everyday = everydayCharacters();
  const found = new Map<string, string[]>();
  for (const [first, last] of blocks) {
    for (let point = first; point <= last; point += 1) {
      const char = String.fromCodePoint(point);
      const reading = everyday.has(char) ? char : pinyin(char, { toneType: 'none', v: true });
      if (reading !== char) found.set(reading, [...(found.get(reading) ?? []), char]);
    }
  }
  return found;
}

/** The 6763 characters of GB 2312, which every input method types. */
function everydayCharacters(): Set<string> {
  const decoder = new TextDecoder('gb18030');
  const found = new Set<string>();
  for (let first = 0xb0; first <= 0xf7; first += 1)
    for (let second = 0xa1; second <= 0xfe; second += 1) found.add(decoder.decode(new Uint8Array([first, second])));
  return found;
}

export function findCharacters(_: Work, { query }: Call<typeof contract.characters>) {
  return Promise.resolve({ characters: rareCharacters(query.reading) });
}
