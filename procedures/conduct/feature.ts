/** Reward and sanction: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { countApprovals, readList, readMeasuresOfCase } from './queries.ts';

export const feature: Feature = {
  name: 'conduct',
  approvals: countApprovals,
  routes: [
    route(contract.measuresOfCase, readMeasuresOfCase),
    route(contract.listMeasures, readList),
    route(contract.hear, commands.hearPerson),
    route(contract.propose, commands.proposeMeasure),
    route(contract.revise, commands.reviseMeasure),
    route(contract.decide, commands.decideMeasure),
    route(contract.giveBack, commands.returnMeasure),
    route(contract.withdraw, commands.withdrawMeasure),
    route(contract.copy, commands.copyMeasure),
    route(contract.answer, commands.answerMeasure),
  ],
};
