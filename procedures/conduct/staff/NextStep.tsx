/** What holds a measure up, whose turn it is, and the acts that whoever looks may do now. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { Act } from '../rules.ts';
import { ProposalForm } from './ProposalForm.tsx';

interface Props {
  row: contract.MeasureLine;
  data: contract.Measures;
  reload: () => void;
}

export function NextStep({ row, data, reload }: Props) {
  const { t, w } = useText();
  const [open, setOpen] = useState<Act>();
  const acts = row.acts as Act[];
  const toServe =
    row.state === 'decided' && row.measure !== 'public-order' && row.servedOn === undefined && !row.undone;
  const waits = row.state === 'proposed' && !acts.includes('decide');
  if (acts.length === 0 && !toServe && !waits) return null;
  const done = () => {
    setOpen(undefined);
    reload();
  };
  return (
    <Panel title={t('measure.next')}>
      <div className="in">
        {waits && <p className="quiet">{t('measure.waitsCounty')}</p>}
        {row.holds.length > 0 && (
          <ul>
            {row.holds.map((hold) => (
              <li key={hold.code}>{w(hold.title)}</li>
            ))}
          </ul>
        )}
        {toServe && (
          <>
            <p>{t('measure.toServe')}</p>
            <p>
              <PageLink to={`/cases/${row.caseId}?tab=papers.title`}>{t('measure.toPapers')}</PageLink>
            </p>
          </>
        )}
        <div className="btns">
          {acts.map((act, at) => (
            <button
              key={act}
              type="button"
              className={at === 0 ? 'btn p' : 'btn'}
              aria-expanded={open === act}
              onClick={() => setOpen(open === act ? undefined : act)}
            >
              {t(`measure.act.${act}`)}
            </button>
          ))}
        </div>
        {open === 'revise' && (
          <ProposalForm
            caseId={row.caseId}
            data={data}
            measure={row.measure}
            first={contentOf(row)}
            returned={row}
            onDone={done}
            onCancel={() => setOpen(undefined)}
          />
        )}
        {open && open !== 'revise' && (
          <ActForm key={open} act={open} row={row} onDone={done} onCancel={() => setOpen(undefined)} />
        )}
      </div>
    </Panel>
  );
}

function contentOf({
  ground,
  incident,
  basis,
  accepts,
  lawful,
  obedient,
  takesPart,
  facts,
  evidence,
}: contract.MeasureLine): Values {
  return { ground, incident, basis, accepts, lawful, obedient, takesPart, facts, evidence };
}

const endpoints = {
  decide: contract.decide,
  return: contract.giveBack,
  withdraw: contract.withdraw,
  copy: contract.copy,
  answer: contract.answer,
} as const;
type FormAct = keyof typeof endpoints;

function ActForm({
  act,
  row,
  onDone,
  onCancel,
}: {
  act: FormAct;
  row: contract.MeasureLine;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t, today } = useText();
  const [values, setValues] = useState<Values>(act === 'copy' || act === 'answer' ? { on: today } : {});
  const { send, busy, problem } = useWrite(endpoints[act] as typeof contract.decide, onDone);
  const params = { caseId: row.caseId, measureId: row.measureId };
  return (
    <FieldForm
      fields={fieldsOf(act, t, today)}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('measure.confirm')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params, body: filled as { approved: boolean } })}
      focusFirst
    >
      {act === 'decide' && (
        <p className="tiny">{t('measure.decideSaid', { measure: t(`measure.kind.${row.measure}`) })}</p>
      )}
    </FieldForm>
  );
}

function fieldsOf(act: FormAct, t: (key: string) => string, today: string): Field[] {
  if (act === 'decide')
    return [
      { name: 'approved', kind: 'yes-no', label: t('measure.approved'), required: true },
      {
        name: 'reason',
        kind: 'long',
        label: t('measure.whyNot'),
        required: true,
        when: (filled) => filled.approved === false,
      },
    ];
  if (act === 'return' || act === 'withdraw')
    return [{ name: 'reason', kind: 'long', label: t('measure.reason'), required: true }];
  const on: Field = { name: 'on', kind: 'day', label: t(`measure.${act}On`), required: true, max: today };
  if (act === 'copy') return [on];
  const penalties = ['detention', 'fine', 'warning', 'none'].map((value) => ({
    value,
    label: t(`measure.penaltyIs.${value}`),
  }));
  return [
    on,
    { name: 'penalty', kind: 'choice', label: t('measure.penalty'), required: true, options: penalties },
    {
      name: 'days',
      kind: 'number',
      label: t('measure.days'),
      required: true,
      when: (filled) => filled.penalty === 'detention',
    },
    {
      name: 'fine',
      kind: 'number',
      label: t('measure.fine'),
      required: true,
      when: (filled) => filled.penalty === 'fine',
    },
    { name: 'number', kind: 'text', label: t('measure.number'), when: (filled) => filled.penalty !== 'none' },
    {
      name: 'reason',
      kind: 'long',
      label: t('measure.whyNone'),
      required: true,
      when: (filled) => filled.penalty === 'none',
    },
  ];
}
