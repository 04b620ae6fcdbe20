/** Rewards and sanctions in scope: those that wait for whoever looks, those under way, all. */
import { useCall } from '@guilu/ui/calls.ts';
import { TurnList, useTurnView } from '@guilu/ui/TurnList.tsx';
import { listMeasures } from '../contract.ts';

export default function MeasureList() {
  const answer = useCall(listMeasures, { query: useTurnView() }, { keep: true });
  const data = answer.data && {
    total: answer.data.total,
    rows: answer.data.rows.map(({ measureId, measure, proposedOn, ...row }) => ({
      ...row,
      id: measureId,
      kind: measure,
      on: proposedOn,
    })),
  };
  return <TurnList words="measure" tab="measure.tab" of={{ ...answer, data }} />;
}
