/** A process of its own that fills the counties named on its command line; several of them run side by side. */
import { readSettings } from '@guilu/platform/settings.ts';
import { sql } from 'kysely';
import { openServices } from '../../../apps/server/open-services.ts';
import { makeCounty } from './make-county.ts';

const [casesEach = '0', ...counties] = process.argv.slice(2);
const opened = await openServices({ ...readSettings(), demo: false }, () => undefined);
const { rows } = await sql<{
  id: string;
  display_name: string;
  organisation: string;
}>`select id, display_name, organisation from account where 'officer' = any (roles)`.execute(opened.owner);
const officers = new Map(rows.map((row) => [row.organisation, { id: row.id, name: row.display_name }]));
for (const county of counties) {
  const facts = await makeCounty(opened.services, county, Number(casesEach), officers);
  process.send?.({ county, facts });
}
await opened.close();
process.disconnect?.();
