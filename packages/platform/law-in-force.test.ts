// A county's layer is swapped while the process runs; two counties at once lose nothing of each other.
import { ownPackOf, ownSources } from '@guilu/law';
import { expect, test } from 'vitest';
import { LawNotLoaded, readPackFolder } from './law-files.ts';
import { LawInForce } from './law-in-force.ts';

const all = readPackFolder();
const files = { ...all, packs: all.packs.filter(({ path }) => path.startsWith('national')) };
const layer = (county: string, limit: string) =>
  ownSources(county, [
    {
      number: 1,
      from: '2026-12-01',
      text: `pack: ${ownPackOf(county)}\nrules:\n  - { id: correction.report-in, sort: duty, amends: national, basis: [CCL 21], mark: M, settings: { limit: ${limit} } }\n`,
    },
  ]);
const limitIn = (law: LawInForce['law'], county: string) =>
  law.rule({ pack: `${ownPackOf(county)}+national`, sort: 'duty', id: 'correction.report-in', on: '2026-12-01' })
    ?.settings.limit;

test('what is tried is not taken over; work that has begun keeps its law', () => {
  const inForce = new LawInForce(files);
  const before = inForce.law;
  expect(limitIn(inForce.tried('990101', layer('990101', '7 day')).law ?? before, '990101')).toBe('7 day');
  expect(inForce.law).toBe(before);
  inForce.take(new Map([['990101', layer('990101', '7 day')]]));
  expect(limitIn(inForce.law, '990101')).toBe('7 day');
  expect(before.hasPack('county-990101')).toBe(false);
  const swapped = inForce.law;
  inForce.take(new Map([['990101', layer('990101', '7 day')]]));
  expect(inForce.law).toBe(swapped);
});

test('a law that was tried before another county was quicker is made anew', () => {
  const inForce = new LawInForce(files);
  const upon = inForce.law;
  const { law } = inForce.tried('990101', layer('990101', '7 day'));
  if (!law) throw new Error('it does not load');
  inForce.take(new Map([['990102', layer('990102', '8 day')]]));
  inForce.take(new Map([['990101', layer('990101', '7 day')]]), { law, upon });
  expect([limitIn(inForce.law, '990101'), limitIn(inForce.law, '990102')]).toEqual(['7 day', '8 day']);
});

test('what does not load changes nothing', () => {
  const inForce = new LawInForce(files);
  inForce.take(new Map([['990101', layer('990101', '7 day')]]));
  expect(() => inForce.take(new Map([['990101', layer('990101', 'soon')]]))).toThrow(LawNotLoaded);
  expect(limitIn(inForce.law, '990101')).toBe('7 day');
  expect(inForce.layerOf('990101')[0]?.text).toContain('7 day');
});
