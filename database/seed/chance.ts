/** Chance from a fixed seed, so that the demonstration county comes out the same wherever it is loaded. */

export interface Chance {
  /** From 0 (included) to 1 (not). */
  next(): number;
  int(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  often(share: number): boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    // xorshift32: enough for a demonstration, the same on every machine.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    often: (share) => next() < share,
  };
}
