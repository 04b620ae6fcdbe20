/** Measures the preview of a roster of 20,000 rows: time, and the most memory that the process held. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CountyPlaces, markedWorkbook, readRoster } from '../../procedures/intake/roster/index.ts';

const data = join(import.meta.dirname, '../../scenarios/data');
const fileName = 'release-notices-large.xlsx';
const bytes = readFileSync(join(data, 'rosters', fileName));
const places = JSON.parse(readFileSync(join(data, 'qingshi.json'), 'utf8')) as CountyPlaces;
const peakMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
const secondsSince = (start: number): number => Math.round(performance.now() - start) / 1000;

const started = performance.now();
const preview = await readRoster({ bytes, fileName, layout: 'release-notices', places, onFile: async () => [] });
if ('unreadable' in preview) throw new Error(preview.unreadable.en);
const read = {
  rows: preview.rows.length,
  counts: preview.counts,
  seconds: secondsSince(started),
  peakMegabytes: peakMegabytes(),
};

const marking = performance.now();
const marked = await markedWorkbook(bytes, preview, 'zh-CN');
const written = { seconds: secondsSince(marking), bytes: marked.length, peakMegabytes: peakMegabytes() };

console.log(JSON.stringify({ file: fileName, preview: read, markedWorkbook: written }, null, 2));
