/** What may be done with a list now: keep an item, approve or refuse, destroy, each said plainly before it is done. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { carryOutList, type DestructionList, decideList, keepItem } from '../contract.ts';

export function ListActs({ of }: { of: DestructionList }) {
  const { t, w } = useText();
  if (of.acts.every((act) => act === 'keep') && !of.notByMe) return null;
  return (
    <Panel title={t(of.acts.includes('carry-out') ? 'retention.carried' : 'retention.decision')}>
      <div className="in">
        {of.notByMe && <p>{w(of.notByMe)}</p>}
        {of.acts.includes('decide') && <Decision listId={of.list.listId} />}
        {of.acts.includes('carry-out') && <CarryOut listId={of.list.listId} />}
      </div>
    </Panel>
  );
}

function Decision({ listId }: { listId: string }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(decideList);
  return (
    <FieldForm
      fields={[
        {
          name: 'answer',
          kind: 'choice',
          label: t('retention.decision'),
          required: true,
          options: [
            { value: 'yes', label: t('retention.approve') },
            { value: 'no', label: t('retention.refuse') },
          ],
        },
        {
          name: 'note',
          kind: 'long',
          label: t('retention.why'),
          required: true,
          when: (filled) => filled.answer === 'no',
        },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('ui.save')}
      onSubmit={({ answer, note }) =>
        void send({
          params: { listId },
          body: { approved: answer === 'yes', ...(note !== undefined && { note: String(note) }) },
        })
      }
    />
  );
}

function CarryOut({ listId }: { listId: string }) {
  const { t } = useText();
  const [sure, setSure] = useState(false);
  const { send, busy, problem } = useWrite(carryOutList);
  return (
    <>
      <p>{t('retention.carryOutSaid')}</p>
      <ProblemNote problem={problem} />
      <div className="btns">
        {sure ? (
          <button
            type="button"
            className="btn p"
            disabled={busy}
            onClick={() => void send({ params: { listId }, body: {} as never })}
          >
            {t('retention.carryOutSure')}
          </button>
        ) : (
          <button type="button" className="btn" onClick={() => setSure(true)}>
            {t('retention.carryOut')}
          </button>
        )}
      </div>
    </>
  );
}

export function KeepForm({ listId, seq, onDone }: { listId: string; seq: number; onDone: () => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(keepItem, onDone);
  return (
    <div className="in">
      <FieldForm
        fields={[
          {
            name: 'reason',
            kind: 'text',
            label: `#${seq} · ${t('retention.keepWhy')}`,
            hint: t('retention.keepHint'),
            required: true,
          },
        ]}
        values={values}
        onChange={setValues}
        busy={busy}
        problem={problem}
        submit={t('retention.keepItem')}
        onCancel={onDone}
        onSubmit={(filled) => void send({ params: { listId, seq }, body: { reason: String(filled.reason) } })}
        focusFirst
      />
    </div>
  );
}
