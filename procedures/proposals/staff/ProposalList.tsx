/** Proposals in scope: those that wait for whoever looks, those under way, all. */
import { useCall } from '@guilu/ui/calls.ts';
import { TurnList, useTurnView } from '@guilu/ui/TurnList.tsx';
import { listProposals } from '../contract.ts';

export default function ProposalList() {
  const answer = useCall(listProposals, { query: useTurnView() }, { keep: true });
  const data = answer.data && {
    total: answer.data.total,
    rows: answer.data.rows.map(({ proposalId, openedOn, ...row }) => ({ ...row, id: proposalId, on: openedOn })),
  };
  return <TurnList words="proposal" tab="proposal.tab" of={{ ...answer, data }} />;
}
