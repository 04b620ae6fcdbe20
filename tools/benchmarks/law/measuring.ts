/** Measuring work on a machine that others use too: processor time of this process, several rounds in turn, the median. */

export interface Contender {
  name: string;
  /** What one case costs is what one call costs. */
  work: () => unknown;
}

const ROUNDS = 5;
const SECONDS = 0.5;

/** Calls a second of processor time for each, measured in turn so that none has the quiet moment to itself. */
export async function perSecond(contenders: Contender[]): Promise<Map<string, number>> {
  for (const { work } of contenders) await repeat(work, 0.2);
  const found = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { name, work } of contenders) found.get(name)?.push(await repeat(work, SECONDS));
  return new Map([...found].map(([name, rates]) => [name, median(rates)]));
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

// Processor time counts the collector's threads too; other people's work on the machine does not count.
async function repeat(work: () => unknown, seconds: number): Promise<number> {
  const begun = process.cpuUsage();
  const used = () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
  let times = 0;
  for (let batch = 1; used() < seconds; batch = Math.min(batch * 2, 256)) {
    for (let n = 0; n < batch; n += 1) {
      const answer = work();
      if (answer instanceof Promise) await answer;
    }
    times += batch;
  }
  return times / used();
}
