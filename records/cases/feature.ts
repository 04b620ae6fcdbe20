/** Cases and their facts: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { recordPlainFact } from './commands.ts';
import * as contract from './contract.ts';
import { changeParticulars, readParticulars } from './particulars.ts';
import { readCases, readCatalogue } from './queries.ts';
import { refreshDue, refreshPersons } from './rebuild.ts';

export const feature: Feature = {
  name: 'cases',
  routes: [
    route(contract.listCases, readCases),
    route(contract.recordFact, recordPlainFact),
    route(contract.catalogue, readCatalogue),
    route(contract.particulars, readParticulars),
    route(contract.setParticulars, changeParticulars),
  ],
  on: {
    'person.files-changed': (work, event) => refreshPersons(work, Array.isArray(event.payload.personIds) ? event.payload.personIds.map(String) : []),
  },
  jobs: {
    'cases.refresh-due': {
      everyMinutes: 5,
      run: async (services) => {
        await refreshDue(services);
      },
    },
  },
};
