/** Reward and sanction of one person: breaches on file with their hearing, what was proposed and decided, and a new proposal. */
import { useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { type Measures, measuresOfCase, proposesMeasures } from '../contract.ts';
import { type Measure, measures } from '../rules.ts';
import { Incidents } from './Incidents.tsx';
import { MeasurePanel } from './MeasurePanel.tsx';
import { ProposalForm } from './ProposalForm.tsx';

export default function ConductTab({ caseId }: FileProps) {
  const { t } = useText();
  const answer = useCall(measuresOfCase, { params: { caseId } });
  const [chosen, setChosen] = useState<{ measure: Measure; incident?: string }>();
  const reload = () => {
    setChosen(undefined);
    void answer.reload();
  };
  return (
    <Shown of={answer}>
      {(data) => (
        <>
          {data.rows.map((row) => (
            <MeasurePanel key={row.measureId} row={row} data={data} reload={reload} />
          ))}
          {data.rows.length === 0 && <Empty>{t('measure.noneHere')}</Empty>}
          <Incidents
            caseId={caseId}
            data={data}
            reload={reload}
            onPropose={(measure, incident) => setChosen({ measure, incident })}
          />
          <NewMeasure caseId={caseId} data={data} chosen={chosen} onChoose={setChosen} reload={reload} />
        </>
      )}
    </Shown>
  );
}

interface NewProps {
  caseId: string;
  data: Measures;
  chosen: { measure: Measure; incident?: string } | undefined;
  onChoose: (chosen: { measure: Measure; incident?: string } | undefined) => void;
  reload: () => void;
}

function NewMeasure({ caseId, data, chosen, onChoose, reload }: NewProps) {
  const { t } = useText();
  const may = useMay();
  if (!may(proposesMeasures) || !data.open) return null;
  return (
    <Panel title={t('measure.new')}>
      <div className="in">
        <div className="switch" role="group" aria-label={t('measure.kindAsk')}>
          {measures.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={chosen?.measure === one}
              onClick={() => onChoose(chosen?.measure === one ? undefined : { measure: one })}
            >
              {t(`measure.kind.${one}`)}
            </button>
          ))}
        </div>
        {chosen && (
          <ProposalForm
            key={`${chosen.measure} ${chosen.incident ?? ''}`}
            caseId={caseId}
            data={data}
            measure={chosen.measure}
            first={chosen.incident === undefined ? {} : { incident: chosen.incident }}
            onDone={reload}
            onCancel={() => onChoose(undefined)}
          />
        )}
      </div>
    </Panel>
  );
}
