/** A new account with its first password, shown once; and what may be changed about one. */
import { ownPages, roles } from '@guilu/platform/access/roles.ts';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { type Text, useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useWho } from '@guilu/ui/who.tsx';
import { type Static } from 'typebox';
import { useState } from 'react';
import { listOrganisations, type OrganisationLine } from '../../organisations/contract.ts';
import { type accountRow, changeAccount, createAccount, oidcProviders } from '../contract.ts';

type Row = Static<typeof accountRow>;

const placeAndRoles = ({ t, code, language }: Text, places: OrganisationLine[]): Field[] => [
  {
    name: 'organisation',
    label: t('accounts.organisation'),
    kind: 'choice',
    required: true,
    options: places.map((one) => ({
      value: one.code,
      label: language === 'en' ? one.nameEn : (one.shortName ?? one.name),
    })),
  },
  {
    name: 'roles',
    label: t('accounts.roles'),
    kind: 'choices',
    required: true,
    options: roles
      .filter((role) => !ownPages.includes(role))
      .map((role) => ({ value: role, label: code('accounts.role', role) })),
  },
];

function usePlaces(): OrganisationLine[] {
  const who = useWho();
  return useCall(listOrganisations, { query: { county: who.county } }, { freshSeconds: 300 }).data?.rows ?? [];
}

export function NewAccount({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { t } = text;
  const places = usePlaces();
  const [values, setValues] = useState<Values>({});
  const [password, setPassword] = useState<string>();
  const write = useWrite(createAccount, (answer) => setPassword(answer.firstPassword));
  const fields: Field[] = [
    { name: 'name', label: t('accounts.name'), kind: 'text', required: true },
    { name: 'username', label: t('accounts.username'), kind: 'text', required: true, hint: t('accounts.usernameHint') },
    ...placeAndRoles(text, places),
  ];
  return (
    <Drawer title={t('accounts.add')} onClose={onClose}>
      {password ? (
        <FirstPassword password={password} onClose={onClose} />
      ) : (
        <FieldForm
          fields={fields}
          values={values}
          onChange={setValues}
          onSubmit={(filled) => void write.send({ body: filled as never })}
          busy={write.busy}
          problem={write.problem}
          submit={t('accounts.add')}
          onCancel={onClose}
          focusFirst
        />
      )}
    </Drawer>
  );
}

function FirstPassword({ password, onClose }: { password: string; onClose: () => void }) {
  const { t } = useText();
  return (
    <div role="status">
      <p className="note-calm">{t('accounts.firstPasswordNote')}</p>
      <p>
        <code>{password}</code>
      </p>
      <button type="button" className="btn p" onClick={onClose}>
        {t('accounts.noted')}
      </button>
    </div>
  );
}

export function ChangeAccount({ account, onClose }: { account: Row; onClose: () => void }) {
  const text = useText();
  const { t } = text;
  const say = useSay();
  const places = usePlaces();
  const providers = useCall(oidcProviders).data?.rows ?? [];
  const [values, setValues] = useState<Values>({
    organisation: account.organisation,
    roles: account.roles,
    oidcIssuer: account.oidcIssuer ?? 'none',
  });
  const [password, setPassword] = useState<string>();
  const write = useWrite(changeAccount, (answer) => {
    if (answer.firstPassword) return setPassword(answer.firstPassword);
    say(t('ui.saved'));
    onClose();
  });
  const send = (body: NonNullable<Parameters<typeof write.send>[0]>['body']) =>
    void write.send({ params: { accountId: account.id }, body });
  const provider: Field = {
    name: 'oidcIssuer',
    label: t('accounts.provider'),
    kind: 'choice',
    hint: t('accounts.providerHint'),
    options: [
      { value: 'none', label: t('accounts.noProvider') },
      ...providers.map((one) => ({ value: one.issuer, label: one.name })),
    ],
  };
  const changed = (filled: Values) => {
    const same = JSON.stringify(filled.roles) === JSON.stringify(account.roles);
    const issuer = filled.oidcIssuer === 'none' ? '' : String(filled.oidcIssuer);
    return {
      ...(filled.organisation !== account.organisation && { organisation: String(filled.organisation) }),
      ...(!same && { roles: filled.roles as string[] }),
      ...(issuer !== (account.oidcIssuer ?? '') && { oidcIssuer: issuer }),
    };
  };
  if (password) {
    return (
      <Drawer title={account.name} onClose={onClose}>
        <FirstPassword password={password} onClose={onClose} />
      </Drawer>
    );
  }
  return (
    <Drawer title={`${account.name} · ${account.username}`} onClose={onClose}>
      <FieldForm
        fields={[...placeAndRoles(text, places), ...(providers.length ? [provider] : [])]}
        values={values}
        onChange={setValues}
        onSubmit={(filled) => send(changed(filled))}
        busy={write.busy}
        problem={write.problem}
        submit={t('ui.save')}
        onCancel={onClose}
      />
      <hr />
      <div className="btns">
        {account.lockedUntil && <Act word="accounts.unlock" onClick={() => send({ unlock: true })} />}
        <Act word="accounts.resetPassword" onClick={() => send({ resetPassword: true })} />
        {account.secondFactor && (
          <Act word="accounts.resetSecondFactor" onClick={() => send({ resetSecondFactor: true })} />
        )}
        <Act
          word={account.disabledAt ? 'accounts.enable' : 'accounts.disable'}
          onClick={() => send({ disabled: !account.disabledAt })}
        />
      </div>
      <p className="quiet">{t('accounts.actsNote')}</p>
    </Drawer>
  );
}

function Act({ word, onClick }: { word: string; onClick: () => void }) {
  const { t } = useText();
  return (
    <button type="button" className="btn" onClick={onClick}>
      {t(word)}
    </button>
  );
}
