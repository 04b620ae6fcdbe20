/** What may be done with a change now: proposed, called back, dropped, approved with its first day, refused with a reason, taken back. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useGo } from '@guilu/ui/navigation.tsx';
import { Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import {
  approveChange,
  type ChangeDetail,
  dropChange,
  proposeChange,
  recallChange,
  refuseChange,
  takeBack,
} from '../contract.ts';

const plain = { propose: proposeChange, recall: recallChange, drop: dropChange };
const withForm = ['approve', 'refuse', 'take-back'];
const shown = ['propose', 'approve', 'refuse', 'recall', 'drop', 'take-back'];

export function Acts({ change }: { change: ChangeDetail }) {
  const { t } = useText();
  const [open, setOpen] = useState<string>();
  const acts = shown.filter((act) => change.acts.includes(act));
  const propose = useWrite(proposeChange);
  const recall = useWrite(recallChange);
  const drop = useWrite(dropChange);
  const writes = { propose, recall, drop };
  if (acts.length === 0) return null;
  const problem = propose.problem ?? recall.problem ?? drop.problem;
  return (
    <Panel title={t('rules.next')}>
      <div className="in">
        <ProblemNote problem={problem} />
        <div className="btns">
          {acts.map((act) => (
            <button
              key={act}
              type="button"
              className={act === 'propose' || act === 'approve' ? 'btn p' : 'btn'}
              disabled={writes[act as keyof typeof plain]?.busy}
              aria-expanded={withForm.includes(act) ? open === act : undefined}
              onClick={() =>
                withForm.includes(act)
                  ? setOpen(open === act ? undefined : act)
                  : void writes[act as keyof typeof plain].send({ params: { changeId: change.id }, body: {} })
              }
            >
              {t(`rules.act.${act}`)}
            </button>
          ))}
        </div>
        {open && acts.includes(open) && (
          <ActForm key={open} act={open} change={change} onDone={() => setOpen(undefined)} />
        )}
      </div>
    </Panel>
  );
}

function ActForm({ act, change, onDone }: { act: string; change: ChangeDetail; onDone: () => void }) {
  const { t, today } = useText();
  const go = useGo();
  const first = change.effectiveOn > today ? change.effectiveOn : today;
  const [values, setValues] = useState<Values>(act === 'refuse' ? {} : { effectiveOn: first });
  const params = { changeId: change.id };
  const approve = useWrite(approveChange, onDone);
  const refuse = useWrite(refuseChange, onDone);
  const back = useWrite(takeBack, (made) => go(`/rules/changes/${made.id}`));
  const day: Field = { name: 'effectiveOn', kind: 'day', label: t('rules.holdsFrom'), required: true, min: today };
  const fields: Record<string, Field[]> = {
    approve: [day, { name: 'note', kind: 'long', label: t('rules.note') }],
    refuse: [{ name: 'note', kind: 'long', label: t('rules.whyNot'), required: true }],
    'take-back': [
      { name: 'reason', kind: 'long', label: t('rules.reason'), required: true },
      { ...day, label: t('rules.backFrom') },
    ],
  };
  function submit(filled: Values) {
    const effectiveOn = String(filled.effectiveOn);
    if (act === 'approve')
      return void approve.send({
        params,
        body: { effectiveOn, ...(typeof filled.note === 'string' && { note: filled.note }) },
      });
    if (act === 'refuse') return void refuse.send({ params, body: { note: String(filled.note) } });
    void back.send({ params, body: { reason: String(filled.reason), effectiveOn } });
  }
  const asked = { approve, refuse, 'take-back': back }[act] ?? approve;
  return (
    <FieldForm
      fields={fields[act] ?? []}
      values={values}
      onChange={setValues}
      busy={asked.busy}
      problem={asked.problem}
      submit={t(`rules.act.${act}`)}
      onCancel={onDone}
      onSubmit={submit}
      focusFirst
    />
  );
}
