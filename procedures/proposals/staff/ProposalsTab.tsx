/** The proposals of one case: each with its packet, what holds it up, its way, and what is to be done next; and a new one. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { drafts, proposalsOfCase } from '../contract.ts';
import type { Kind } from '../rules.ts';
import { DraftForm } from './DraftForm.tsx';
import { ProposalPanel } from './ProposalPanel.tsx';

type Shape = Returns<typeof proposalsOfCase>;

export default function ProposalsTab({ caseId }: FileProps) {
  const { t } = useText();
  const answer = useCall(proposalsOfCase, { params: { caseId } });
  const reload = () => void answer.reload();
  return (
    <Shown of={answer}>
      {(data) => (
        <>
          {data.rows.map((proposal) => (
            <ProposalPanel key={proposal.proposalId} proposal={proposal} data={data} reload={reload} />
          ))}
          {data.rows.length === 0 && <Empty>{t('proposal.noneHere')}</Empty>}
          <NewProposal caseId={caseId} data={data} reload={reload} />
        </>
      )}
    </Shown>
  );
}

function NewProposal({ caseId, data, reload }: { caseId: string; data: Shape; reload: () => void }) {
  const { t } = useText();
  const may = useMay();
  const [kind, setKind] = useState<Kind>();
  if (!may(drafts) || data.opens.length === 0) return null;
  const done = () => {
    setKind(undefined);
    reload();
  };
  return (
    <Panel title={t('proposal.openNew')}>
      <div className="in">
        <div className="switch" role="group" aria-label={t('proposal.kindAsk')}>
          {data.opens.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={kind === one}
              onClick={() => setKind(kind === one ? undefined : one)}
            >
              {t(`proposal.kind.${one}`)}
            </button>
          ))}
        </div>
        {kind && (
          <DraftForm
            key={kind}
            kind={kind}
            caseId={caseId}
            data={data}
            onDone={done}
            onCancel={() => setKind(undefined)}
          />
        )}
      </div>
    </Panel>
  );
}
