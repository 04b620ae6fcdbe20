/** Breaches that were found: whether the person was heard on each, and what may be proposed next. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Chip, Empty, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { hear, type Incident, type Measures, proposesMeasures } from '../contract.ts';
import type { Measure } from '../rules.ts';

interface Props {
  caseId: string;
  data: Measures;
  reload: () => void;
  onPropose: (measure: Measure, incident: string) => void;
}

export function Incidents({ caseId, data, reload, onPropose }: Props) {
  const { t } = useText();
  return (
    <Panel title={t('measure.incidents')}>
      {data.incidents.length === 0 ? (
        <Empty>{t('measure.noIncidents')}</Empty>
      ) : (
        <ul className="rows">
          {data.incidents.map((one) => (
            <IncidentLine
              key={one.factId}
              caseId={caseId}
              one={one}
              open={data.open}
              reload={reload}
              onPropose={onPropose}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function IncidentLine({
  caseId,
  one,
  open,
  reload,
  onPropose,
}: Omit<Props, 'data'> & { one: Incident; open: boolean }) {
  const { t, w, day } = useText();
  const may = useMay();
  const [hearing, setHearing] = useState(false);
  const acts = open && may(proposesMeasures) && !one.taken;
  const done = () => {
    setHearing(false);
    reload();
  };
  return (
    <li className="two-ends">
      <div>
        <span>
          <b>{w(one.title)}</b> {t('measure.incidentOn', { day: day(one.on), severity: w(one.severity) })}{' '}
          {one.taken && <Chip kind="done">{t(`measure.kind.${one.taken}`)}</Chip>}
        </span>
        {acts && (
          <span className="btns no-print">
            {one.heardOn === undefined && (
              <button type="button" className="btn p" aria-expanded={hearing} onClick={() => setHearing(!hearing)}>
                {t('measure.hear')}
              </button>
            )}
            {one.heardOn !== undefined &&
              (['admonition', 'warning', 'public-order'] as const).map((measure) => (
                <button key={measure} type="button" className="btn" onClick={() => onPropose(measure, one.factId)}>
                  {t(`measure.proposeIs.${measure}`)}
                </button>
              ))}
          </span>
        )}
      </div>
      <p className="tiny">
        {one.evidence && `${t('measure.evidence')}：${one.evidence}。`}
        {one.heardOn === undefined
          ? t('measure.notHeard')
          : t('measure.heardOn', { day: day(one.heardOn), said: one.said ?? '' })}
      </p>
      {hearing && <HearingForm caseId={caseId} incident={one} onDone={done} onCancel={() => setHearing(false)} />}
    </li>
  );
}

function HearingForm({
  caseId,
  incident,
  onDone,
  onCancel,
}: {
  caseId: string;
  incident: Incident;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t, today } = useText();
  const [values, setValues] = useState<Values>({ on: today });
  const { send, busy, problem } = useWrite(hear, onDone);
  const fields: Field[] = [
    { name: 'on', kind: 'day', label: t('measure.heardDay'), required: true, max: today, min: incident.on },
    { name: 'said', kind: 'long', label: t('measure.said'), required: true, hint: t('measure.saidHint') },
  ];
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('ui.save')}
      onCancel={onCancel}
      onSubmit={({ on, said }) =>
        void send({ params: { caseId }, body: { incident: incident.factId, on: String(on), said: String(said) } })
      }
      focusFirst
    />
  );
}
