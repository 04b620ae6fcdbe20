/** A plot of time by number of facts, both on logarithmic scales, as an SVG: what was measured beside n and n log n. */

export interface Point {
  facts: number;
  microseconds: number;
}

const WIDTH = 720;
const HEIGHT = 440;
const LEFT = 72;
const RIGHT = 24;
const TOP = 40;
const BOTTOM = 56;

/** The whole file. The guides pass through the first point of the larger half, where the fixed cost of a case has little part. */
export function growthPlot(points: Point[], title: string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) throw new Error('There is nothing to plot.');
  const anchor = points[Math.floor(points.length / 2)] ?? first;
  const most = Math.max(...points.map((p) => p.microseconds), nLogN(anchor, last.facts), last.facts);
  const least = Math.min(...points.map((p) => p.microseconds)) / 2;
  const x = scale(first.facts, last.facts, LEFT, WIDTH - RIGHT);
  const y = scale(least, Math.min(most, last.microseconds * 4), HEIGHT - BOTTOM, TOP);
  const guide = (at: (facts: number) => number) =>
    line(points.filter((p) => p.facts >= anchor.facts).map((p) => [x(p.facts), y(at(p.facts))]));
  const linear = (facts: number) => (anchor.microseconds * facts) / anchor.facts;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="22" font-size="14">${title}</text>`,
    ...ticks(first.facts, last.facts).map((n) => vertical(x(n), String(n))),
    ...ticks(least, last.microseconds * 4).map((n) => horizontal(y(n), `${n} µs`)),
    `<path d="${guide(linear)}" fill="none" stroke="#999" stroke-dasharray="2 4"/>`,
    `<path d="${guide((n) => nLogN(anchor, n))}" fill="none" stroke="#b3541e" stroke-dasharray="6 4"/>`,
    `<path d="${line(points.map((p) => [x(p.facts), y(p.microseconds)]))}" fill="none" stroke="#1f5f8b" stroke-width="2"/>`,
    ...points.map((p) => dot(x(p.facts), y(p.microseconds), `${p.facts} facts: ${Math.round(p.microseconds)} µs`)),
    legend(0, '#1f5f8b', 'measured'),
    legend(1, '#b3541e', 'n log n'),
    legend(2, '#999', 'n'),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 14}" text-anchor="middle">facts in a case</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function nLogN(anchor: Point, facts: number): number {
  return (anchor.microseconds * facts * Math.log(facts)) / (anchor.facts * Math.log(anchor.facts));
}

function scale(from: number, to: number, low: number, high: number): (value: number) => number {
  return (value) =>
    Math.round((low + ((Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from))) * (high - low)) * 10) / 10;
}

// 1, 2 and 5 of each power of ten.
function ticks(from: number, to: number): number[] {
  const found: number[] = [];
  for (let power = 1; power <= to; power *= 10)
    for (const step of [1, 2, 5]) if (power * step >= from && power * step <= to) found.push(power * step);
  return found;
}

function line(points: [number, number][]): string {
  return points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px} ${py}`).join('');
}

function vertical(px: number, words: string): string {
  return `<path d="M${px} ${TOP}V${HEIGHT - BOTTOM}" stroke="#eee"/><text x="${px}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${words}</text>`;
}

function horizontal(py: number, words: string): string {
  return `<path d="M${LEFT} ${py}H${WIDTH - RIGHT}" stroke="#eee"/><text x="${LEFT - 8}" y="${py + 4}" text-anchor="end">${words}</text>`;
}

function dot(px: number, py: number, words: string): string {
  return `<circle cx="${px}" cy="${py}" r="3.5" fill="#1f5f8b"><title>${words}</title></circle>`;
}

function legend(row: number, colour: string, words: string): string {
  const at = TOP + 16 + row * 18;
  return `<path d="M${LEFT + 16} ${at - 4}h24" stroke="${colour}" stroke-width="2"/><text x="${LEFT + 48}" y="${at}">${words}</text>`;
}
