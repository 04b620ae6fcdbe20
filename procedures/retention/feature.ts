/** The retention table and destruction lists: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { carryOut, decide, keep, propose, removeFiles } from './commands.ts';
import * as contract from './contract.ts';
import { readLists, readOneList, readTable } from './queries.ts';

export const feature: Feature = {
  name: 'retention',
  jobs: { 'retention.remove-files': { everyMinutes: 30, run: async (services) => void (await removeFiles(services)) } },
  routes: [
    route(contract.retentionTable, readTable),
    route(contract.destructionLists, readLists),
    route(contract.destructionList, readOneList),
    route(contract.proposeList, propose),
    route(contract.keepItem, keep),
    route(contract.decideList, decide),
    route(contract.carryOutList, carryOut),
  ],
};
