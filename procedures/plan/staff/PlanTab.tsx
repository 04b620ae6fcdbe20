/** The plan in force, the form that makes or revises it, and the versions of before. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { planOfCase, writesPlan } from '../contract.ts';
import { PlanForm } from './PlanForm.tsx';
import { Version } from './Version.tsx';

type Shape = Returns<typeof planOfCase>;

export default function PlanTab({ caseId }: FileProps) {
  const { t } = useText();
  const answer = useCall(planOfCase, { params: { caseId } });
  return (
    <Shown of={answer}>
      {(data) => {
        const [current, ...former] = data.versions;
        return (
          <>
            {current && <Version version={current} data={data} />}
            {!current && <NoneYet data={data} />}
            <Writing caseId={caseId} data={data} />
            {former.length > 0 && <h2>{t('plan.former')}</h2>}
            {former.map((one) => (
              <Version key={one.version} version={one} data={data} former />
            ))}
          </>
        );
      }}
    </Shown>
  );
}

function NoneYet({ data }: { data: Shape }) {
  const { t } = useText();
  if (!data.before.length) return <Empty>{t('plan.none')}</Empty>;
  return (
    <Panel title={t('plan.tab')}>
      <div className="in">
        <p>{t('plan.before')}</p>
        <ul>
          {data.before.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function Writing({ caseId, data }: { caseId: string; data: Shape }) {
  const { t, w, list } = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const [raised, setRaised] = useState<string[]>([]);
  if (!may(writesPlan)) return null;
  if (!data.mayWrite) return <p className="quiet">{data.notTheirs ? w(data.notTheirs) : t('plan.notRegistered')}</p>;
  const word = t(data.last ? 'plan.revise' : 'plan.make');
  return (
    <Panel title={word}>
      <div className="in">
        {raised.length > 0 && (
          <p className="note-calm" role="status">
            {t('plan.raised', { list: list(raised) })}
          </p>
        )}
        <div className="btns">
          <button type="button" className="btn p" aria-expanded={open} onClick={() => setOpen(!open)}>
            {word}
          </button>
        </div>
        {open && (
          <PlanForm
            caseId={caseId}
            data={data}
            onDone={(begun) => {
              setRaised(begun.map(w));
              setOpen(false);
            }}
            onCancel={() => setOpen(false)}
          />
        )}
      </div>
    </Panel>
  );
}
