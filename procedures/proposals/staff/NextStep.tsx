/** What holds a proposal up, whose turn it is, and the acts that whoever looks may do now. */
import { type Returns, useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { Act } from '../rules.ts';
import { DraftForm } from './DraftForm.tsx';
import { OutcomeForm } from './OutcomeForm.tsx';

interface Props {
  proposal: contract.Proposal;
  data: Returns<typeof contract.proposalsOfCase>;
  reload: () => void;
}

export function NextStep({ proposal, data, reload }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState<Act>();
  const acts = proposal.acts as Act[];
  const done = () => {
    setOpen(undefined);
    reload();
  };
  const waits = acts.length === 0 && ['submitted', 'reviewed', 'at-city'].includes(proposal.state);
  if (acts.length === 0 && !waits) return null;
  return (
    <Panel title={t('proposal.next')}>
      <div className="in">
        {proposal.state === 'draft' && <Holds proposal={proposal} />}
        {waits && <p className="quiet">{t('proposal.waitsOther', { who: t(`proposal.who.${proposal.state}`) })}</p>}
        <div className="btns">
          {acts.map((act, at) => (
            <button
              key={act}
              type="button"
              className={at === 0 ? 'btn p' : 'btn'}
              aria-expanded={open === act}
              onClick={() => setOpen(open === act ? undefined : act)}
            >
              {t(`proposal.act.${act}`)}
            </button>
          ))}
        </div>
        {open === 'edit' && (
          <DraftForm
            kind={proposal.kind}
            caseId={proposal.caseId}
            data={data}
            draft={proposal}
            onDone={done}
            onCancel={() => setOpen(undefined)}
          />
        )}
        {open === 'decide' && <OutcomeForm proposal={proposal} onDone={done} onCancel={() => setOpen(undefined)} />}
        {open && open !== 'edit' && open !== 'decide' && (
          <ActForm key={open} act={open} proposal={proposal} onDone={done} />
        )}
      </div>
    </Panel>
  );
}

function Holds({ proposal }: { proposal: contract.Proposal }) {
  const { t, w, list } = useText();
  const missing = proposal.packet
    .filter((paper) => paper.needed && !paper.pages)
    .map((paper) => t(`proposal.paper.${paper.item}`));
  // That there is no evidence is said by the packet already.
  const holds = proposal.holds.filter((hold) => hold.code !== 'no-evidence' || !missing.length);
  if (!missing.length && !proposal.notHeard && !holds.length)
    return <p className="note-calm">{t('proposal.readyNow')}</p>;
  return (
    <>
      <p>
        <b>{t('proposal.holds')}</b>
      </p>
      <ul>
        {missing.length > 0 && <li>{t('proposal.packetMissing', { list: list(missing) })}</li>}
        {proposal.notHeard && <li>{t('proposal.notHeard')}</li>}
        {holds.map((hold) => (
          <li key={hold.code}>{w(hold.title)}</li>
        ))}
      </ul>
    </>
  );
}

const endpoints = {
  submit: contract.submitProposal,
  review: contract.reviewProposal,
  return: contract.returnProposal,
  approve: contract.approveProposal,
  agree: contract.agreeProposal,
  receive: contract.receiveProposal,
  withdraw: contract.withdrawProposal,
} as const;
type FormAct = keyof typeof endpoints;

function ActForm({ act, proposal, onDone }: { act: FormAct; proposal: contract.Proposal; onDone: () => void }) {
  const { t, today } = useText();
  const [values, setValues] = useState<Values>(act === 'receive' && proposal.kind !== 'arrest' ? { on: today } : {});
  const { send, busy, problem } = useWrite(endpoints[act] as typeof contract.reviewProposal, onDone);
  const params = { caseId: proposal.caseId, proposalId: proposal.proposalId };
  return (
    <FieldForm
      fields={fieldsOf(act, proposal, t, today)}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t(`proposal.act.${act}`)}
      onCancel={onDone}
      onSubmit={(filled) => void send({ params, body: filled as { text: string } })}
      focusFirst
    >
      {act === 'approve' && (
        <p className="tiny">{t('proposal.approveSaid', { form: t(`proposal.kind.${proposal.kind}`) })}</p>
      )}
    </FieldForm>
  );
}

function fieldsOf(act: FormAct, proposal: contract.Proposal, t: (key: string) => string, today: string): Field[] {
  if (act === 'review' || act === 'agree')
    return [{ name: 'text', kind: 'long', label: t('proposal.text'), required: true }];
  if (act === 'return' || act === 'withdraw')
    return [{ name: 'reason', kind: 'long', label: t('proposal.reason'), required: true }];
  if (act !== 'receive') return [];
  return proposal.kind === 'arrest'
    ? [{ name: 'on', kind: 'moment', label: t('proposal.receivedAt'), required: true }]
    : [{ name: 'on', kind: 'day', label: t('proposal.receivedOn'), required: true, max: today }];
}
