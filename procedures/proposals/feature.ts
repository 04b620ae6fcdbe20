/** Proposals: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { countApprovals, readList, readOfCase } from './queries.ts';

export const feature: Feature = {
  name: 'proposals',
  approvals: countApprovals,
  on: {
    'correction.revocation-ruled': commands.followOutcome,
    'correction.recall-decided': commands.followOutcome,
    'correction.arrest-decided': commands.followOutcome,
    'correction.commutation-ruled': commands.followOutcome,
  },
  routes: [
    route(contract.proposalsOfCase, readOfCase),
    route(contract.listProposals, readList),
    route(contract.openProposal, commands.open),
    route(contract.editProposal, commands.edit),
    route(contract.fillPacket, commands.fill),
    route(contract.submitProposal, commands.submit),
    route(contract.reviewProposal, commands.review),
    route(contract.returnProposal, commands.giveBack),
    route(contract.approveProposal, commands.approve),
    route(contract.agreeProposal, commands.agree),
    route(contract.receiveProposal, commands.receive),
    route(contract.decideProposal, commands.decide),
    route(contract.withdrawProposal, commands.withdraw),
  ],
};
