/** The second factor: setting it, with the codes shown once; fresh recovery codes; taking it away. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { Chip, Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { beginTotp, confirmTotp, endTotp, renewCodes } from '../contract.ts';

/** So few are left that fresh ones should be made. */
export const fewCodes = 2;

export function SecondFactor({ set, left }: { set: boolean; left: number }) {
  const { t } = useText();
  const [begun, setBegun] = useState<{ secret: string; qr: string }>();
  const [codes, setCodes] = useState<string[]>();
  const begin = useWrite(beginTotp, setBegun);
  return (
    <Panel
      title={t('accounts.secondFactor')}
      right={<Chip kind={set ? 'done' : 'plain'}>{t(set ? 'accounts.isSet' : 'accounts.notSet')}</Chip>}
    >
      <div className="in one-column">
        {codes && <RecoveryCodes codes={codes} note={begun ? 'accounts.recoveryNote' : 'accounts.newCodesNote'} />}
        {!set && !codes && !begun && (
          <>
            <p>{t('accounts.secondFactorWhy')}</p>
            <ProblemNote problem={begin.problem} />
            <button type="button" className="btn p" disabled={begin.busy} onClick={() => void begin.send()}>
              {t('accounts.setUp')}
            </button>
          </>
        )}
        {set && !codes && (
          <SetAlready
            left={left}
            onCodes={(fresh) => {
              setBegun(undefined);
              setCodes(fresh);
            }}
            onEnded={() => setBegun(undefined)}
          />
        )}
        {begun && !set && !codes && <Scan begun={begun} onDone={setCodes} />}
      </div>
    </Panel>
  );
}

function SetAlready({
  left,
  onCodes,
  onEnded,
}: {
  left: number;
  onCodes: (codes: string[]) => void;
  onEnded: () => void;
}) {
  const { t } = useText();
  const say = useSay();
  const [open, setOpen] = useState<'codes' | 'end'>();
  const renew = useWrite(renewCodes, ({ recoveryCodes }) => onCodes(recoveryCodes));
  const end = useWrite(endTotp, () => {
    onEnded();
    say(t('accounts.factorEnded'));
  });
  const few = left <= fewCodes;
  return (
    <>
      <p className={few ? 'note-bad' : 'quiet'}>{t(few ? 'accounts.codesFew' : 'accounts.codesLeft', { left })}</p>
      <p className="quiet">{t('accounts.lostPhone')}</p>
      {!open && (
        <div className="btns">
          <button type="button" className="btn" onClick={() => setOpen('codes')}>
            {t('accounts.renewCodes')}
          </button>
          <button type="button" className="btn" onClick={() => setOpen('end')}>
            {t('accounts.endFactor')}
          </button>
        </div>
      )}
      {open === 'codes' && (
        <Proof
          write={renew}
          what="accounts.renewCodesWhat"
          submit="accounts.renewCodes"
          onCancel={() => setOpen(undefined)}
        />
      )}
      {open === 'end' && (
        <Proof
          write={end}
          what="accounts.endFactorWhat"
          submit="accounts.endFactor"
          onCancel={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface ProofProps {
  write: Pick<ReturnType<typeof useWrite<typeof endTotp>>, 'busy' | 'problem'> & {
    send: (input: { body: { password: string; code: string } }) => unknown;
  };
  what: string;
  submit: string;
  onCancel: () => void;
}

/** The password and a code once more, before anything that weakens the account. */
function Proof({ write, what, submit, onCancel }: ProofProps) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  return (
    <>
      <p>{t(what)}</p>
      <FieldForm
        fields={[
          {
            name: 'password',
            label: t('accounts.oldPassword'),
            kind: 'secret',
            required: true,
            autoComplete: 'current-password',
          },
          {
            name: 'code',
            label: t('accounts.codeOrRecovery'),
            kind: 'text',
            required: true,
            autoComplete: 'one-time-code',
          },
        ]}
        values={values}
        onChange={setValues}
        onSubmit={({ password, code }) => void write.send({ body: { password: String(password), code: String(code) } })}
        busy={write.busy}
        problem={write.problem}
        submit={t(submit)}
        onCancel={onCancel}
        focusFirst
      />
    </>
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

function RecoveryCodes({ codes, note }: { codes: string[]; note: string }) {
  const { t } = useText();
  return (
    <div role="status">
      <p className="note-calm">{t(note)}</p>
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
