/** Closing a case, on a ground. What holds it up is listed before anybody presses the button. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { closeCase, readiness } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';
import { HoldingList } from './HoldingList.tsx';

const grounds = ['term-over', 'goal-reached', 'moved', 'returned-to-custody', 'died', 'declined', 'done'];

export default function ClosingForm({ caseId, kind, onDone, onCancel }: ActProps & { kind?: string }) {
  const { t } = useText();
  const write = useWrite(closeCase, onDone);
  const ready = useCall(readiness, { params: { caseId } }, { when: kind === 'correction' });
  return (
    <>
      {ready.data && ready.data.openDuties.length > 0 && (
        <div className="note-calm">
          <p>{t('discharge.holding', { count: ready.data.openDuties.length })}</p>
          <HoldingList caseId={caseId} duties={ready.data.openDuties} />
        </div>
      )}
      <ActForm
        name="closing"
        caseId={caseId}
        fields={[
          {
            name: 'ground',
            kind: 'choice',
            label: t('discharge.ground'),
            required: true,
            options: grounds.map((value) => ({ value, label: t(`discharge.grounds.${value}`) })),
          },
          { name: 'reason', kind: 'long', label: t('discharge.reason') },
        ]}
        first={{ ground: 'term-over' }}
        write={write}
        submit={t('discharge.close')}
        onCancel={onCancel}
        onSubmit={async (filled) =>
          (await write.send({ params: { caseId }, body: filled as { ground: string } })) !== undefined
        }
      />
    </>
  );
}
