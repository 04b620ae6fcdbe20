/** Cases a second on one core: all national rules and one local pack, with and without trace; ten rules by the engine and by hand; the rules that a generic engine can express. */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { type Fact, type Law, loadLaw } from '../../../packages/law/index.ts';
import { readCalendar, readLaw, readPackFolder } from '../../../packages/platform/law-files.ts';
import { tenByHand } from './by-hand.ts';
import { askGeneric, EXPRESSED, genericEngine } from './generic-engine.ts';
import { growthPlot, type Point } from './growth-plot.ts';
import { median, perSecond } from './measuring.ts';
import { AS_OF, manyLeaves, oneCase } from './one-case.ts';

const LOCAL = 'fuzhou-county';
const TEN = [
  'correction.report-in',
  'correction.notify-county',
  'correction.deliver-papers',
  'correction.papers-receipt',
  'correction.register',
  'correction.regular-report',
  'correction.summary',
  'correction.discharge',
  'correction.return-from-leave',
  'case.answer-objection',
];
const SIZES = [20, 60, 200];
const GROWTH = [20, 50, 100, 200, 500, 1000, 2000, 5000];
const LEAVES = [50, 100, 200, 500, 1000];
const PLOT = join(import.meta.dirname, '../../../docs/benchmarks/law-growth.svg');

const calendar = readCalendar();
const say = (line: string) => console.log(line);

say(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}, load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(' ')}`,
);
measureLoading();
const law = readLaw();
await measureSpeed(law);
const growth = await measureGrowth(law, GROWTH, oneCase);
writeFileSync(PLOT, growthPlot(growth, 'One case under all national rules and one local pack'));
say('the same with leave after leave, where each fact starts duties and alerts of its own');
await measureGrowth(law, LEAVES, manyLeaves);

function about(size: number, pack: string) {
  return { pack, kind: 'correction' as const, facts: oneCase(size), asOf: AS_OF, calendar };
}

// The first time is what a server waits for when it starts; the files are read again each time.
function measureLoading(): void {
  const times = Array.from({ length: 5 }, () => {
    const begun = process.cpuUsage();
    const from = performance.now();
    loadLaw(readPackFolder());
    const { user, system } = process.cpuUsage(begun);
    return { wall: performance.now() - from, processor: (user + system) / 1000 };
  });
  const show = (one: { wall: number; processor: number } | undefined) =>
    `${Math.round(one?.processor ?? 0)} ms of processor time, ${Math.round(one?.wall ?? 0)} ms by the clock`;
  const warm = times.slice(1);
  say(
    `loading and checking all packs: first ${show(times[0])}; then ${show({ wall: median(warm.map((t) => t.wall)), processor: median(warm.map((t) => t.processor)) })}`,
  );
}

async function measureSpeed(of: Law): Promise<void> {
  say('\nfacts  whole law  with trace  ten: engine  ten: by hand  times  expressed: engine  json-rules-engine  times');
  const generic = genericEngine();
  for (const size of SIZES) {
    await sameAnswers(of, size);
    const [whole, national] = [about(size, LOCAL), about(size, 'national')];
    const rates = await perSecond([
      { name: 'whole', work: () => of.evaluate(whole) },
      { name: 'traced', work: () => of.evaluateWithTraces(whole) },
      { name: 'ten', work: () => of.evaluate({ ...national, rules: TEN }) },
      { name: 'hand', work: () => tenByHand(national.facts, AS_OF, calendar) },
      { name: 'expressed', work: () => of.evaluate({ ...national, rules: EXPRESSED }) },
      { name: 'generic', work: () => askGeneric(generic, national.facts, AS_OF) },
    ]);
    const rate = (name: string) => Math.round(rates.get(name) ?? 0);
    const times = (a: string, b: string) => ((rates.get(a) ?? 0) / (rates.get(b) ?? 1)).toFixed(1);
    const columns: [string | number, number][] = [
      [size, 5],
      [rate('whole'), 11],
      [rate('traced'), 12],
      [rate('ten'), 13],
      [rate('hand'), 14],
      [times('hand', 'ten'), 7],
      [rate('expressed'), 19],
      [rate('generic'), 19],
      [times('expressed', 'generic'), 7],
    ];
    say(columns.map(([value, width]) => String(value).padStart(width)).join(''));
  }
  say('cases a second of processor time, medians of five rounds in turn');
}

async function sameAnswers(of: Law, size: number): Promise<void> {
  const national = about(size, 'national');
  const line = ({ rule, due, status }: { rule: string; due: string; status: string }) => `${rule} ${due} ${status}`;
  const engine = (rules: string[]) =>
    of
      .evaluate({ ...national, rules })
      .duties.map(line)
      .sort()
      .join('\n');
  const hand = tenByHand(national.facts, AS_OF, calendar).map(line).sort().join('\n');
  if (engine(TEN) !== hand) throw new Error(`By hand it is not the same:\n${engine(TEN)}\n--\n${hand}`);
  const generic = (await askGeneric(genericEngine(), national.facts, AS_OF)).join('\n');
  if (engine(EXPRESSED) !== generic)
    throw new Error(`The generic engine says otherwise:\n${engine(EXPRESSED)}\n--\n${generic}`);
}

async function measureGrowth(of: Law, sizes: number[], made: (size: number) => Fact[]): Promise<Point[]> {
  const points: Point[] = [];
  for (const facts of sizes) {
    const question = { ...about(20, LOCAL), facts: made(facts) };
    const rates = await perSecond([{ name: 'whole', work: () => of.evaluate(question) }]);
    points.push({ facts, microseconds: 1e6 / (rates.get('whole') ?? 1) });
  }
  say('\ngrowth of the whole law with the facts of a case');
  points.forEach((point, index) => {
    const before = points[index - 1];
    const power = before && Math.log(point.microseconds / before.microseconds) / Math.log(point.facts / before.facts);
    const grows = power === undefined ? '' : `  grows as n^${power.toFixed(2)}`;
    say(`${String(point.facts).padStart(6)} facts ${point.microseconds.toFixed(0).padStart(7)} µs${grows}`);
  });
  return points;
}
