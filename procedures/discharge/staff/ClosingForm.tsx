/** Closing a case, on a ground. What holds it up is listed before anybody presses the button, each with its form. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { closeCase, readiness } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';
import { HoldingList } from './HoldingList.tsx';

const grounds: Record<string, string[]> = {
  correction: ['term-over', 'moved', 'returned-to-custody', 'died', 'done'],
  resettlement: ['term-over', 'goal-reached', 'moved', 'returned-to-custody', 'died', 'declined', 'done'],
};

export default function ClosingForm({ onDone, onCancel, ...file }: ActProps & FileProps) {
  const { caseId, kind } = file;
  const { t } = useText();
  const write = useWrite(closeCase, onDone);
  const ready = useCall(readiness, { params: { caseId } });
  return (
    <>
      <Shown of={ready}>
        {({ openDuties, ended }) => (
          <>
            {kind === 'correction' && !ended && <p className="note-bad">{t('discharge.endFirst')}</p>}
            {openDuties.length > 0 ? (
              <div className="note-calm">
                <p>{t('discharge.holding', { count: openDuties.length })}</p>
                <HoldingList file={file} duties={openDuties} />
              </div>
            ) : (
              <p className="quiet">{t('discharge.nothingHolds')}</p>
            )}
          </>
        )}
      </Shown>
      <ActForm
        name="closing"
        caseId={caseId}
        fields={[
          {
            name: 'ground',
            kind: 'choice',
            label: t('discharge.ground'),
            required: true,
            options: (grounds[kind] ?? grounds.correction ?? []).map((value) => ({
              value,
              label: t(`discharge.grounds.${value}`),
            })),
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
