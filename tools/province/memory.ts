/** Memory of the server and of PostgreSQL every ten seconds, as a table and as a plot. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Sample {
  seconds: number;
  phase: string;
  /** Megabytes that the server's process holds. */
  server: number;
  /** Of all processes of PostgreSQL, shared pages counted once. */
  database: number;
  /** Share of one core that the asking process took since the last sample, in a hundred. */
  asking: number;
  answers: number;
}

/** Samples until stopped. `database`: the pid of the first process of PostgreSQL, 0 where it is elsewhere. */
export function watchMemory(
  server: number,
  database: number,
  told: () => { phase: string; answers: number },
): { samples: Sample[]; stop(): void } {
  const samples: Sample[] = [];
  const begun = performance.now();
  let [cpu, at] = [process.cpuUsage(), begun];
  const once = () => {
    const used = process.cpuUsage(cpu);
    const now = performance.now();
    samples.push({
      seconds: Math.round((now - begun) / 1000),
      server: residentOf(server),
      database: database ? proportional(database) : 0,
      asking: Math.round((used.user + used.system) / 10 / Math.max(1, now - at)),
      ...told(),
    });
    [cpu, at] = [process.cpuUsage(), now];
  };
  once();
  const timer = setInterval(once, 10_000);
  return { samples, stop: () => (clearInterval(timer), once()) };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const residentOf = (pid: number) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);

/** The process and its children, each page divided among those that share it. */
function proportional(parent: number): number {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1]) === parent,
  );
  const kilobytes = [String(parent), ...children].map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  );
  return Math.round(kilobytes.reduce((a, b) => a + b, 0) / 1024);
}

export const tableOf = (samples: readonly Sample[]): string =>
  `seconds,phase,server_mb,postgresql_mb,asking_cpu_percent,answers\n${samples.map((one) => [one.seconds, one.phase, one.server, one.database, one.asking, one.answers].join(',')).join('\n')}\n`;

/** Two lines over time, phases shaded. */
export function plotOf(samples: readonly Sample[], title: string): string {
  const [width, height, left, foot] = [860, 320, 60, 40];
  const end = Math.max(1, samples.at(-1)?.seconds ?? 1);
  const most = Math.max(100, ...samples.flatMap((one) => [one.server, one.database])) * 1.1;
  const x = (seconds: number) => left + ((width - left - 20) * seconds) / end;
  const y = (megabytes: number) => height - foot - ((height - foot - 40) * megabytes) / most;
  const line = (of: (one: Sample) => number) =>
    samples.map((one, at) => `${at ? 'L' : 'M'}${x(one.seconds).toFixed(1)} ${y(of(one)).toFixed(1)}`).join('');
  const spike = samples.filter((one) => one.phase === 'spike');
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/><text x="${left}" y="20" font-size="14">${title}</text>
${spike.length ? `<rect x="${x(spike[0]?.seconds ?? 0)}" y="40" width="${x(spike.at(-1)?.seconds ?? 0) - x(spike[0]?.seconds ?? 0)}" height="${height - foot - 40}" fill="#f3e6d0"/><text x="${x(spike[0]?.seconds ?? 0) + 4}" y="54">×5</text>` : ''}
${ticks.map((at) => `<text x="${left - 8}" y="${y(most * at) + 4}" text-anchor="end">${Math.round(most * at)}</text><path d="M${left} ${y(most * at)}H${width - 20}" stroke="#ddd"/><text x="${x(end * at)}" y="${height - 20}" text-anchor="middle">${((end * at) / 60).toFixed(1)}</text>`).join('\n')}
<path d="${line((one) => one.server)}" fill="none" stroke="#1f5f8b" stroke-width="2"/><path d="${line((one) => one.database)}" fill="none" stroke="#a4551e" stroke-width="2"/>
<text x="${width - 20}" y="20" text-anchor="end"><tspan fill="#1f5f8b">server MB</tspan>  <tspan fill="#a4551e">PostgreSQL MB</tspan>  minutes →</text></svg>
`;
}
