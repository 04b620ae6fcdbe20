/** One's own account: password, second factor, where one is signed in. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { Chip, Page, Panel, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { changePassword, endOthers, mySessions, revokeSession, whoAmI } from '../contract.ts';
import { SecondFactor } from './SecondFactor.tsx';

export default function MyAccount() {
  const { t } = useText();
  const me = useCall(whoAmI);
  return (
    <Page title={t('accounts.mine')} sub={me.data && `${me.data.organisationName} · ${me.data.username}`}>
      <PasswordPanel first={me.data?.mustChangePassword ?? false} />
      {me.data && <SecondFactor set={me.data.secondFactor} left={me.data.recoveryCodesLeft ?? 0} />}
      <Sessions />
    </Page>
  );
}

function PasswordPanel({ first }: { first: boolean }) {
  const { t } = useText();
  const say = useSay();
  const [values, setValues] = useState<Values>({});
  const write = useWrite(changePassword, () => {
    setValues({});
    say(t('accounts.passwordChanged'));
  });
  return (
    <Panel title={t('accounts.changePassword')}>
      <div className="in one-column">
        {first && <p className="note-calm">{t('accounts.firstNote')}</p>}
        <FieldForm
          fields={[
            {
              name: 'old',
              label: t('accounts.oldPassword'),
              kind: 'secret',
              required: true,
              autoComplete: 'current-password',
            },
            {
              name: 'fresh',
              label: t('accounts.newPassword'),
              kind: 'secret',
              required: true,
              hint: t('accounts.passwordHint'),
              autoComplete: 'new-password',
            },
          ]}
          values={values}
          onChange={setValues}
          onSubmit={({ old, fresh }) => void write.send({ body: { old: String(old), fresh: String(fresh) } })}
          busy={write.busy}
          problem={write.problem}
          submit={t('accounts.changePassword')}
          focusFirst={first}
        />
      </div>
    </Panel>
  );
}

function Sessions() {
  const { t, instant } = useText();
  const say = useSay();
  const answer = useCall(mySessions);
  const write = useWrite(revokeSession, () => say(t('accounts.sessionEnded')));
  const others = useWrite(endOthers, () => say(t('accounts.othersEnded')));
  return (
    <Panel
      title={t('accounts.sessions')}
      right={
        (answer.data?.rows.length ?? 0) > 1 && (
          <button type="button" className="btn" disabled={others.busy} onClick={() => void others.send()}>
            {t('accounts.endOthers')}
          </button>
        )
      }
    >
      <ProblemNote problem={write.problem ?? others.problem} />
      <Shown of={answer}>
        {({ rows }) => (
          <div className="scroll">
            <table className="plain cards">
              <HeadRow
                keys={['accounts.device', 'accounts.address', 'accounts.since', 'accounts.lastSeen', 'accounts.act']}
              />
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>{row.device}</td>
                    <td>{row.address}</td>
                    <td>{instant(row.createdAt)}</td>
                    <td>{instant(row.lastSeenAt)}</td>
                    <td>
                      {row.current ? (
                        <Chip kind="done">{t('accounts.thisOne')}</Chip>
                      ) : (
                        <button
                          type="button"
                          className="btn"
                          disabled={write.busy}
                          onClick={() => void write.send({ params: { sessionId: row.id } })}
                        >
                          {t('accounts.endSession')}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
    </Panel>
  );
}
