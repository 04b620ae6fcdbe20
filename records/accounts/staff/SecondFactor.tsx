/** Setting the second factor: the code to scan, the first code back, and the recovery codes, shown once. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { Chip, Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { beginTotp, confirmTotp } from '../contract.ts';

export function SecondFactor({ set }: { set: boolean }) {
  const { t } = useText();
  const [begun, setBegun] = useState<{ secret: string; qr: string }>();
  const [codes, setCodes] = useState<string[]>();
  const begin = useWrite(beginTotp, setBegun);
  return (
    <Panel
      title={t('accounts.secondFactor')}
      right={<Chip kind={set ? 'done' : 'plain'}>{t(set ? 'accounts.isSet' : 'accounts.notSet')}</Chip>}
    >
      <div className="in">
        {codes && <RecoveryCodes codes={codes} />}
        {!set && !codes && !begun && (
          <>
            <p>{t('accounts.secondFactorWhy')}</p>
            <ProblemNote problem={begin.problem} />
            <button type="button" className="btn p" disabled={begin.busy} onClick={() => void begin.send()}>
              {t('accounts.setUp')}
            </button>
          </>
        )}
        {set && !codes && <p className="quiet">{t('accounts.lostPhone')}</p>}
        {begun && !codes && <Scan begun={begun} onDone={setCodes} />}
      </div>
    </Panel>
  );
}

function Scan({ begun, onDone }: { begun: { secret: string; qr: string }; onDone: (codes: string[]) => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const write = useWrite(confirmTotp, ({ recoveryCodes }) => onDone(recoveryCodes));
  return (
    <>
      <p>{t('accounts.scan')}</p>
      <img src={begun.qr} width={220} height={220} alt={t('accounts.qr')} />
      <p className="quiet">
        {t('accounts.orType')} <code>{begun.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <FieldForm
        fields={[
          {
            name: 'code',
            label: t('accounts.code'),
            kind: 'text',
            required: true,
            inputMode: 'numeric',
            autoComplete: 'one-time-code',
          },
        ]}
        values={values}
        onChange={setValues}
        onSubmit={({ code }) => void write.send({ body: { code: String(code) } })}
        busy={write.busy}
        problem={write.problem}
        submit={t('accounts.confirm')}
        focusFirst
      />
    </>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useText();
  return (
    <div role="status">
      <p className="note-calm">{t('accounts.recoveryNote')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" className="btn no-print" onClick={() => window.print()}>
        {t('accounts.print')}
      </button>
    </div>
  );
}
