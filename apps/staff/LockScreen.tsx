/** Covers the whole page after a pause; the password opens it again, what was typed is still there. */
import { signOut, unlock } from '@guilu/records/accounts/contract.ts';
import { useWrite } from '@guilu/ui/calls.ts';
import { forgetDrafts } from '@guilu/ui/draft.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isLocked, unlockNow, watchLock } from './locking.ts';

export function LockScreen({ name }: { name: string }) {
  const locked = useSyncExternalStore(watchLock, isLocked);
  return locked ? <Locked name={name} /> : null;
}

/** Escape pressed twice closes a dialog whatever the page says: it opens again at once. */
function Locked({ name }: { name: string }) {
  const { t } = useText();
  const ref = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState<Values>({});
  const open = useWrite(unlock, unlockNow);
  const out = useWrite(signOut, () => {
    forgetDrafts();
    unlockNow();
    location.assign('/sign-in');
  });
  useEffect(() => {
    ref.current?.showModal();
  }, []);
  return (
    <dialog
      ref={ref}
      className="lock"
      aria-label={t('staff.locked')}
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
      onCancel={(event) => event.preventDefault()}
      onClose={() => ref.current?.showModal()}
    >
      <div className="sign-in">
        <h2>{t('staff.locked')}</h2>
        <p className="sub">{t('staff.lockedMore', { name })}</p>
        <FieldForm
          fields={[
            {
              name: 'password',
              label: t('staff.password'),
              kind: 'secret',
              required: true,
              autoComplete: 'current-password',
            },
          ]}
          values={values}
          onChange={setValues}
          onSubmit={({ password }) => void open.send({ body: { password: String(password) } })}
          busy={open.busy}
          problem={open.problem}
          submit={t('staff.unlock')}
          focusFirst
        />
        <p>
          <button type="button" className="link" onClick={() => void out.send()}>
            {t('staff.someoneElse')}
          </button>
        </p>
      </div>
    </dialog>
  );
}
