/** Opens the person's page on the phone: the user name and the first password stand here once, to be read out. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { endPhoneAccess, givePhoneAccess, phoneAccess } from '../contract.ts';
import { ReadOut } from './ReadOut.tsx';

type Props = FileProps & { onDone: () => void; onCancel: () => void };

export default function PhoneAccess({ personId, name, onDone, onCancel }: Props) {
  const { t, instant } = useText();
  const params = { personId };
  const standing = useCall(phoneAccess, { params });
  const [given, setGiven] = useState<{ username: string; firstPassword: string }>();
  const give = useWrite(givePhoneAccess, setGiven);
  const end = useWrite(endPhoneAccess, onDone);
  if (given)
    return (
      <ReadOut
        {...given}
        onDone={onDone}
        tell={t('selfService.readOut', { name })}
        once={t('selfService.once')}
        done={t('selfService.done')}
      />
    );
  return (
    <Shown of={standing}>
      {(now) => (
        <div className="fields">
          <p>{t('selfService.about', { name })}</p>
          <p>{t(now.open ? 'selfService.isOpen' : 'selfService.notOpen', { username: now.username ?? '' })}</p>
          {now.open && (
            <p>
              {now.lastSeenAt ? t('selfService.lastSeen', { at: instant(now.lastSeenAt) }) : t('selfService.neverSeen')}
            </p>
          )}
          <ProblemNote problem={give.problem ?? end.problem} />
          <div className="btns">
            <button
              type="button"
              className="btn p"
              disabled={give.busy || end.busy}
              onClick={() => void give.send({ params })}
            >
              {t(now.open ? 'selfService.reset' : 'selfService.open')}
            </button>
            {now.open && (
              <button
                type="button"
                className="btn"
                disabled={give.busy || end.busy}
                onClick={() => void end.send({ params })}
              >
                {t('selfService.end')}
              </button>
            )}
            <button type="button" className="btn" onClick={onCancel}>
              {t('ui.cancel')}
            </button>
          </div>
        </div>
      )}
    </Shown>
  );
}
