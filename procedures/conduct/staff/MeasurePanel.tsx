/** One measure: what is proposed on which facts, where it stands, the way it went, and what whoever looks may do now. */
import { PaperLinks } from '@guilu/records/papers/staff/PaperLinks.tsx';
import { FactsList, StepsList } from '@guilu/ui/FactsList.tsx';
import { Chip, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { ReactNode } from 'react';
import type { MeasureLine, Measures } from '../contract.ts';
import { NextStep } from './NextStep.tsx';

interface Props {
  row: MeasureLine;
  data: Measures;
  reload: () => void;
}

const chips: Record<string, 'wait' | 'done' | 'plain' | 'today'> = {
  proposed: 'wait',
  returned: 'today',
  decided: 'done',
};

export function MeasurePanel({ row, data, reload }: Props) {
  const { t } = useText();
  return (
    <div className="two">
      <Panel
        title={t(`measure.kind.${row.measure}`)}
        right={
          <Chip kind={row.undone ? 'plain' : (chips[row.state] ?? 'plain')}>
            {t(row.undone ? 'measure.undone' : `measure.states.${row.state}`)}
          </Chip>
        }
      >
        <Asked row={row} data={data} />
      </Panel>
      <div>
        <NextStep row={row} data={data} reload={reload} />
        <Panel title={t('measure.steps')}>
          <StepsList steps={row.steps} words="measure" />
        </Panel>
      </div>
    </div>
  );
}

function Asked({ row, data }: { row: MeasureLine; data: Measures }) {
  const { t, w, day } = useText();
  const incident = data.incidents.find(({ factId }) => factId === row.incident);
  const lines: [string, ReactNode][] = [
    ['measure.incident', incident && `${day(incident.on)} ${w(incident.title)}`],
    ['measure.ground', row.groundTitle && w(row.groundTitle)],
    ['measure.basis', row.basis && t(`measure.basisIs.${row.basis}`)],
    ['measure.facts', row.facts],
    ['measure.evidence', row.evidence],
    ['measure.said', incident?.said],
    ['measure.decidedOn', row.decidedOn && day(row.decidedOn)],
    ['measure.paper', row.paper && <PaperLinks of={row.paper} />],
    [
      'measure.servedOn',
      row.decidedOn && row.measure !== 'public-order' && (row.servedOn ? day(row.servedOn) : t('measure.notServed')),
    ],
    ['measure.copiedOn', row.decidedOn && (row.copiedOn ? day(row.copiedOn) : t('measure.notCopied'))],
    ['measure.objection', row.objected && t('measure.objected')],
  ];
  return <FactsList lines={lines} />;
}
