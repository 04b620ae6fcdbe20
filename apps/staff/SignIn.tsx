/** The sign-in page: name and password, then the code where the account has a second factor; or the agency's own way. */
import { oidcBegin, oidcProviders, signIn } from '@guilu/records/accounts/contract.ts';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { safeNext } from './addresses.ts';
import { unlockNow } from './locking.ts';
import { changeLanguage } from './words.ts';

export function SignIn() {
  const { t, code } = useText();
  // Why the agency's own provider did not let one in.
  const [address] = useAddress();
  useEffect(() => {
    document.title = `${t('staff.signIn')} · ${t('staff.name')}`;
  }, [t]);
  return (
    <main className="sign-in">
      <p className="logo">{t('staff.name')}</p>
      <h1>{t('staff.signIn')}</h1>
      <p className="sub">{t('staff.what')}</p>
      {address.problem && (
        <div className="note-bad" role="alert">
          {code('error', address.problem)}
        </div>
      )}
      <PasswordForm />
      <OtherWays />
      <LanguageLink />
    </main>
  );
}

function PasswordForm() {
  const { t } = useText();
  const [address] = useAddress();
  const [values, setValues] = useState<Values>({});
  const [codeWanted, setCodeWanted] = useState(false);
  const write = useWrite(signIn, (answer) => {
    if (answer.secondFactorWanted && !answer.signedIn) return setCodeWanted(true);
    unlockNow();
    location.assign(safeNext(address.next));
  });
  const first: Field[] = [
    { name: 'username', label: t('staff.username'), kind: 'text', required: true, autoComplete: 'username' },
    { name: 'password', label: t('staff.password'), kind: 'secret', required: true, autoComplete: 'current-password' },
  ];
  const second: Field = {
    name: 'code',
    label: t('staff.code'),
    kind: 'text',
    required: true,
    hint: t('staff.codeHint'),
    autoComplete: 'one-time-code',
  };
  return (
    <FieldForm
      key={codeWanted ? 'code' : 'password'}
      fields={codeWanted ? [second] : first}
      values={values}
      onChange={setValues}
      onSubmit={() => void write.send({ body: signInBody(values) })}
      busy={write.busy}
      problem={write.problem}
      submit={t('staff.signInAct')}
      focusFirst
    />
  );
}

function signInBody(values: Values) {
  const code = String(values.code ?? '').trim();
  return {
    username: String(values.username ?? '').trim(),
    password: String(values.password ?? ''),
    ...(code && { code }),
  };
}

function OtherWays() {
  const { t } = useText();
  const providers = useCall(oidcProviders);
  const begin = useWrite(oidcBegin, (answer) => location.assign(answer.url));
  const rows = providers.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <p className="quiet">{t('staff.otherWays')}</p>
      <ProblemNote problem={begin.problem} />
      <div className="btns">
        {rows.map((row) => (
          <button
            key={row.issuer}
            type="button"
            className="btn"
            disabled={begin.busy}
            onClick={() => void begin.send({ body: { issuer: row.issuer } })}
          >
            {row.name}
          </button>
        ))}
      </div>
    </>
  );
}

function LanguageLink() {
  const { language } = useText();
  const { i18n } = useTranslation();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <p>
      <button type="button" className="link" lang={other} onClick={() => void changeLanguage(i18n, other)}>
        {other === 'en' ? 'English' : '中文'}
      </button>
    </p>
  );
}
