/** Volumes and archiving: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { printVolume, readSealed, readVolumesOfCase } from './queries.ts';

export const feature: Feature = {
  name: 'archive',
  routes: [
    route(contract.volumesOfCase, readVolumesOfCase),
    route(contract.printVolume, printVolume),
    route(contract.sealedPdf, readSealed),
    route(contract.fileScan, commands.saveScan),
    route(contract.notePlace, commands.savePlace),
    route(contract.takeBack, commands.removeEntry),
    route(contract.archiveFile, commands.archive),
  ],
};
