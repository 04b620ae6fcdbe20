/** Sealing minors' records: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { answer, closeToOfficer, lift, openToAccount, sealByHand, sealDue } from './commands.ts';
import * as contract from './contract.ts';
import { readSeal, readSealedFiles } from './queries.ts';

export const feature: Feature = {
  name: 'sealing',
  routes: [
    route(contract.sealRecord, sealByHand),
    route(contract.sealState, readSeal),
    route(contract.nameKeeper, openToAccount),
    route(contract.liftSeal, lift),
    route(contract.answerQuery, answer),
    route(contract.sealedFiles, readSealedFiles),
  ],
  on: { 'case.closed': closeToOfficer },
  jobs: {
    'sealing.seal-due': {
      everyMinutes: 30,
      run: async (services) => {
        await sealDue(services);
      },
    },
  },
};
