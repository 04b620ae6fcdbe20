/** Agencies' own identity providers, by which their staff sign in. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { keepProvider, oidcProviders } from '../contract.ts';

export function Providers() {
  const { t } = useText();
  const [open, setOpen] = useState<Values>();
  const answer = useCall(oidcProviders);
  const add = (
    <button type="button" className="btn" onClick={() => setOpen({ enabled: true })}>
      {t('accounts.addProvider')}
    </button>
  );
  return (
    <Panel title={t('accounts.providers')} right={add}>
      <Shown of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{t('accounts.noProviders')}</Empty>
          ) : (
            <ul className="in">
              {rows.map((row) => (
                <li key={row.issuer}>
                  <button type="button" className="link" onClick={() => setOpen({ ...row, enabled: true })}>
                    {row.name}
                  </button>{' '}
                  <span className="tiny">{row.issuer}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {open && <ProviderForm start={open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function ProviderForm({ start, onClose }: { start: Values; onClose: () => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>(start);
  const write = useWrite(keepProvider, onClose);
  const fields: Field[] = [
    { name: 'name', label: t('accounts.providerName'), kind: 'text', required: true },
    { name: 'issuer', label: t('accounts.issuer'), kind: 'text', required: true, hint: 'https://…' },
    { name: 'clientId', label: t('accounts.clientId'), kind: 'text', required: true },
    { name: 'clientSecret', label: t('accounts.clientSecret'), kind: 'secret', hint: t('accounts.clientSecretHint') },
    { name: 'usernameClaim', label: t('accounts.usernameClaim'), kind: 'text', hint: 'preferred_username' },
    { name: 'enabled', label: t('accounts.enabled'), kind: 'yes-no' },
  ];
  return (
    <Drawer title={t('accounts.providers')} onClose={onClose}>
      <FieldForm
        fields={fields}
        values={values}
        onChange={setValues}
        onSubmit={(filled) =>
          void write.send({ body: { clientSecret: '', ...filled, enabled: filled.enabled === true } as never })
        }
        busy={write.busy}
        problem={write.problem}
        submit={t('ui.save')}
        onCancel={onClose}
        focusFirst
      />
    </Drawer>
  );
}
