/** Patterns that somebody must see, and what was done about each: acted on, explained, or a false alarm. */
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText, type Wording } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { alertTrace, decideAlert, decideAlerts } from '../contract.ts';
import { Basis } from './Basis.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { TraceSteps } from './TraceSteps.tsx';

export interface ShownAlert {
  key: string;
  caseId: string;
  name?: string;
  kind?: string;
  title: Wording;
  since: string;
  basis: Wording[];
  verified: boolean;
  disposition?: string;
}

/** Nothing at all where there is none. `limit` lines stand open, the rest behind a button. */
export function AlertPanel({ alerts, limit = 5 }: { alerts: ShownAlert[]; limit?: number }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<ShownAlert>();
  const [why, setWhy] = useState<ShownAlert>();
  if (alerts.length === 0) return null;
  return (
    <Panel title={t('alert.title', { count: alerts.length })}>
      <ul className="rows">
        {(all ? alerts : alerts.slice(0, limit)).map((alert) => (
          <AlertRow key={`${alert.caseId} ${alert.key}`} alert={alert} onDecide={() => setOpen(alert)} onWhy={() => setWhy(alert)} />
        ))}
      </ul>
      {!all && alerts.length > limit && (
        <div className="in">
          <button type="button" className="link" onClick={() => setAll(true)}>
            {t('alert.all', { count: alerts.length })}
          </button>
        </div>
      )}
      {open && <DecideAlert alert={open} onClose={() => setOpen(undefined)} />}
      {why && <WhyAlert alert={why} onClose={() => setWhy(undefined)} />}
    </Panel>
  );
}

function AlertRow({ alert, onDecide, onWhy }: { alert: ShownAlert; onDecide: () => void; onWhy: () => void }) {
  const { t, w, instant, code } = useText();
  const may = useMay();
  const { shown } = useNames();
  return (
    <li className="row">
      <Chip kind={alert.disposition ? 'done' : 'late'}>
        {alert.disposition ? code('alert.outcome', alert.disposition) : t('alert.one')}
      </Chip>
      <span className="who">
        {alert.name && <PageLink to={`/cases/${alert.caseId}`}>{shown(alert.name)}</PageLink>}
        {alert.kind && <small>{code('case.kind', alert.kind)}</small>}
      </span>
      <span className="what">
        {w(alert.title)}
        <span className="tiny">{t('alert.since', { since: instant(alert.since) })}</span>
      </span>
      <Basis basis={alert.basis} verified={alert.verified} label={w(alert.title)} onOpen={onWhy} />
      <span className="acts">
        {!alert.disposition && may(decideAlerts) && (
          <button
            type="button"
            className="btn"
            onClick={onDecide}
            aria-label={`${t('alert.decide')}: ${alert.name ?? ''} ${w(alert.title)}`}
          >
            {t('alert.decide')}
          </button>
        )}
      </span>
    </li>
  );
}

/** Why an alert stands: what it watches, the facts, the version, the counting day by day. */
function WhyAlert({ alert, onClose }: { alert: ShownAlert; onClose: () => void }) {
  const { t, w } = useText();
  const trace = useCall(alertTrace, { params: { caseId: alert.caseId, key: alert.key } });
  return (
    <Drawer title={[alert.name, w(alert.title)].filter(Boolean).join(' · ')} onClose={onClose}>
      {!alert.verified && <p className="note-calm">{t('today.unverifiedMore')}</p>}
      <Shown of={trace}>{(answer) => <TraceSteps steps={answer.steps} />}</Shown>
    </Drawer>
  );
}

function DecideAlert({ alert, onClose }: { alert: ShownAlert; onClose: () => void }) {
  const { t, w } = useText();
  const outcomes = ['acted', 'explained', 'false-alarm'].map((value) => ({
    value,
    label: t(`alert.outcome.${value}`),
  }));
  return (
    <Drawer small title={w(alert.title)} onClose={onClose}>
      <ReasonForm
        endpoint={decideAlert}
        params={{ caseId: alert.caseId, key: alert.key }}
        fields={[
          { name: 'outcome', label: t('alert.what'), kind: 'choice', required: true, options: outcomes },
          { name: 'note', label: t('alert.note'), kind: 'long', required: true },
        ]}
        submit={t('ui.save')}
        said={t('alert.saved')}
        onDone={onClose}
        onCancel={onClose}
      />
    </Drawer>
  );
}
