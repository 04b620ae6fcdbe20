/** Notices that courts and prisons typed themselves, waiting for the county: taken in, or returned with a reason. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useGo } from '@guilu/ui/navigation.tsx';
import { Chip, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type ArrivedNotice, arrivedNotices, returnNotice, takeInNotice } from '../agencies/contract.ts';
import { noticeFields } from './notice-fields.ts';
import { OnFile } from '@guilu/records/people/staff/OnFile.tsx';

/** Nothing where nothing has arrived. */
export function Arrived() {
  const { t, day } = useText();
  const answer = useCall(arrivedNotices);
  const [open, setOpen] = useState<ArrivedNotice>();
  const rows = answer.data?.rows;
  if (rows?.length === 0) return null;
  return (
    <Panel title={t('intake.agency.arrived', { count: rows?.length ?? 0 })}>
      <Shown of={answer}>
        {(data) => (
          <ul className="rows">
            {data.rows.map((row) => (
              <li key={row.noticeId} className="row">
                <Chip kind="wait">{day(row.sentAt.slice(0, 10))}</Chip>
                <span className="who">
                  {row.notice.name}
                  <small>{t(`intake.agency.kind.${row.notice.kind}`)}</small>
                </span>
                <span className="what">
                  {row.agencyName} <span className="quiet">{row.sentBy}</span>
                </span>
                <span />
                <span className="acts">
                  <button
                    type="button"
                    className="btn p"
                    aria-label={`${t('intake.agency.look')} ${row.notice.name}`}
                    onClick={() => setOpen(row)}
                  >
                    {t('intake.agency.look')}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {open && <Answer of={open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function Answer({ of, onClose }: { of: ArrivedNotice; onClose: () => void }) {
  const { t } = useText();
  const go = useGo();
  const [returning, setReturning] = useState(false);
  const [personId, setPersonId] = useState<string>();
  const params = { noticeId: of.noticeId };
  const taking = useWrite(takeInNotice, (answer) => go(`/cases/${answer.caseId}`));
  const back = useWrite(returnNotice, onClose);
  return (
    <Drawer title={`${of.notice.name} · ${of.agencyName}`} onClose={onClose}>
      <Contents of={of} />
      {returning ? (
        <ReasonForm
          busy={back.busy}
          problem={back.problem}
          onSend={(reason) => void back.send({ params, body: { reason } })}
          onCancel={() => setReturning(false)}
        />
      ) : (
        <FieldForm
          fields={[]}
          values={{}}
          onChange={() => undefined}
          busy={taking.busy}
          problem={taking.problem}
          submit={t('intake.agency.takeIn')}
          onCancel={onClose}
          onSubmit={() => void taking.send({ params, body: personId ? { personId } : {} })}
        >
          <OnFile name={of.notice.name} idNumber={of.notice.idNumber ?? ''} chosen={personId} onChoose={setPersonId} />
          <button type="button" className="link" onClick={() => setReturning(true)}>
            {t('intake.agency.return')}
          </button>
        </FieldForm>
      )}
    </Drawer>
  );
}

/** What the agency wrote, in the order of its form. */
function Contents({ of }: { of: ArrivedNotice }) {
  const { t, day } = useText();
  const said = of.notice as Record<string, unknown>;
  const shown = noticeFields(t, { receivedOn: false }).filter((field) => said[field.name] !== undefined);
  const valueOf = (field: (typeof shown)[number]) => {
    const value = String(said[field.name]);
    if (field.kind === 'day') return day(value);
    return field.options?.find((option) => option.value === value)?.label ?? value;
  };
  return (
    <dl className="facts-list">
      {shown.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd>{valueOf(field)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ReasonProps {
  busy: boolean;
  problem: ReturnType<typeof useWrite>['problem'];
  onSend: (reason: string) => void;
  onCancel: () => void;
}

function ReasonForm({ busy, problem, onSend, onCancel }: ReasonProps) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  return (
    <FieldForm
      fields={[
        {
          name: 'reason',
          kind: 'long',
          label: t('intake.agency.reason'),
          required: true,
          hint: t('intake.agency.reasonHint'),
        },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('intake.agency.return')}
      onCancel={onCancel}
      onSubmit={(filled) => onSend(String(filled.reason))}
      focusFirst
    />
  );
}
