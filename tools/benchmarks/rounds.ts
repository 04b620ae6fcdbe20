/** What is compared runs in turn, A B C A B C …, so that a machine whose speed drifts slows all alike; medians are told. */
import { loadavg } from 'node:os';
import type { Measured } from './load.ts';
import type { PgbenchRun } from './pgbench.ts';

export interface Round {
  guilu: Measured;
  bare?: Measured;
  pgbench: PgbenchRun | undefined;
}

export interface Rounds {
  rounds: number;
  /** How much else the machine did: its load average at the end of each round. */
  load: number[];
  guilu: Figures;
  bare: Figures | undefined;
  pgbench: PgbenchRun | undefined;
  /** Medians of the ratios round by round. */
  ofBare: number | undefined;
  ofPgbench: number | undefined;
}

type Figures = Pick<Measured, 'perSecond' | 'p50' | 'p95' | 'p99' | 'failed'>;

/** Runs `one` so many times and tells the medians. A round in which anything failed is told by `failed`. */
export async function inTurn(rounds: number, one: () => Promise<Round>): Promise<Rounds> {
  const all: Round[] = [];
  const load: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    all.push(await one());
    load.push(Math.round((loadavg()[0] ?? 0) * 10) / 10);
  }
  const bares = all.flatMap((round) => round.bare ?? []);
  const benches = all.flatMap((round) => round.pgbench ?? []);
  return {
    rounds,
    load,
    guilu: figuresOf(all.map((round) => round.guilu)),
    bare: bares.length ? figuresOf(bares) : undefined,
    pgbench: benches.length
      ? { perSecond: median(benches.map((run) => run.perSecond)), latency: median(benches.map((run) => run.latency)) }
      : undefined,
    ofBare: ratio(all.flatMap(({ guilu, bare }) => (bare ? guilu.perSecond / bare.perSecond : []))),
    ofPgbench: ratio(all.flatMap(({ guilu, pgbench }) => (pgbench ? guilu.perSecond / pgbench.perSecond : []))),
  };
}

function figuresOf(runs: Measured[]): Figures {
  const of = (name: keyof Figures) => median(runs.map((run) => run[name]));
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  return { perSecond: of('perSecond'), p50: of('p50'), p95: of('p95'), p99: of('p99'), failed };
}

const ratio = (all: number[]): number | undefined => (all.length ? Math.round(median(all) * 100) / 100 : undefined);

function median(all: number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
