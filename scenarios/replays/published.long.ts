/**
 * Published cases of the procuratorate, entered through the API as dated facts: what Guilu flags, and on which day, stands
 * in `docs/replays/`. `-u` writes the pages anew; a change of a pack shows there as a difference.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { expect, test } from 'vitest';
import { startCounty } from '../county.ts';
import { readCase } from './published-case.ts';
import { live } from './replay.ts';
import { alertOf, dutyOf, pageOf } from './report.ts';

const county = await startCounty({ requestsPerMinute: 1_000_000, nationalLaw: true });
const cases = readdirSync(join(projectFolder, 'scenarios/data/replays')).map((file) => file.replace('.yaml', ''));

test.for(cases)('%s', async (id) => {
  const told = readCase(id);
  const lived = [];
  for (const course of told.courses) lived.push({ course, lived: await live(county, told, course) });
  for (const { course, lived: one } of lived)
    for (const flag of course.flags)
      expect(
        flag.sort === 'alert' ? alertOf(one, flag.rule, flag.on) : dutyOf(one, flag.rule, flag.on),
        `${id}, ${course.title.en}: ${flag.rule} on ${flag.on}`,
      ).toBeDefined();
  await expect(pageOf(told, lived)).toMatchFileSnapshot(join(projectFolder, 'docs/replays', `${id}.md`));
});
