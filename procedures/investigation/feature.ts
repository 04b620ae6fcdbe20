/** Investigation: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { readInvestigation, readInvestigations, readReuse } from './queries.ts';

export const feature: Feature = {
  name: 'investigation',
  routes: [
    route(contract.listInvestigations, readInvestigations),
    route(contract.takeCommission, commands.takeIn),
    route(contract.investigation, readInvestigation),
    route(contract.mayReuse, readReuse),
    route(contract.askCompletion, commands.askForCompletion),
    route(contract.takeCompletion, commands.complete),
    route(contract.stateObstacle, commands.meetObstacle),
    route(contract.noteTalk, commands.talkOver),
    route(contract.returnPapers, commands.sendBack),
    route(contract.extend, commands.agreeLater),
    route(contract.recordInquiry, commands.inquire),
    route(contract.recordReview, commands.review),
    route(contract.sendOpinion, commands.giveOpinion),
    route(contract.learnDecision, commands.hear),
    route(contract.withdraw, commands.takeBack),
  ],
};
