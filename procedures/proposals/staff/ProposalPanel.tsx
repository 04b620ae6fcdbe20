/** One proposal: what is asked, the packet, the way it went, the outcome, the ledger of time not counted. */
import type { Returns } from '@guilu/ui/calls.ts';
import { FactsList, StepsList } from '@guilu/ui/FactsList.tsx';
import { Chip, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { Proposal, proposalsOfCase } from '../contract.ts';
import { lawOf } from '../rules.ts';
import { useCodes } from './codes.ts';
import { NextStep } from './NextStep.tsx';
import { Packet } from './Packet.tsx';

interface Props {
  proposal: Proposal;
  data: Returns<typeof proposalsOfCase>;
  reload: () => void;
}

export function ProposalPanel({ proposal, data, reload }: Props) {
  const { t } = useText();
  const over = proposal.state === 'decided' || proposal.state === 'withdrawn';
  return (
    <div className="two">
      <Panel
        title={t(`proposal.kind.${proposal.kind}`)}
        right={<Chip kind={over ? 'done' : 'wait'}>{t(`proposal.states.${proposal.state}`)}</Chip>}
      >
        <Asked proposal={proposal} />
      </Panel>
      <div>
        {!over && proposal.state !== 'received' && <Packet proposal={proposal} reload={reload} />}
        <NextStep proposal={proposal} data={data} reload={reload} />
        <Panel title={t('proposal.steps')}>
          <StepsList steps={proposal.steps.filter(({ act }) => act !== 'edit')} words="proposal" />
        </Panel>
      </div>
    </div>
  );
}

function Asked({ proposal }: { proposal: Proposal }) {
  const { day, code, instant } = useText();
  const { outcome } = proposal;
  const codes = useCodes();
  const ground =
    proposal.kind === 'commutation'
      ? codes('correction.commutation-received', 'merit', proposal.merit)
      : codes(lawOf[proposal.kind].received, 'ground', proposal.ground);
  const lines: [string, React.ReactNode][] = [
    [proposal.kind === 'commutation' ? 'proposal.merit' : 'proposal.ground', ground],
    ['proposal.facts', proposal.facts],
    ['proposal.addressee', proposal.addressee],
    ['proposal.venue', proposal.venue && code('case.role', proposal.venue)],
    ['proposal.newTermEnd', proposal.newTermEnd && day(proposal.newTermEnd)],
    ['proposal.receivedOn', proposal.receivedOn && instant(proposal.receivedOn)],
    ['proposal.due', proposal.dueOn && day(proposal.dueOn)],
    ['proposal.outcome', outcome && <Outcome outcome={outcome} />],
    ['proposal.ledger', proposal.notCountedDays > 0 && <Ledger proposal={proposal} />],
  ];
  return <FactsList lines={lines} />;
}

function Outcome({ outcome }: { outcome: NonNullable<Proposal['outcome']> }) {
  const { t, day } = useText();
  return (
    <>
      {t('proposal.outcomeLine', {
        what: t(outcome.granted ? 'proposal.grantedYes' : 'proposal.grantedNo'),
        number: outcome.number,
      })}
      <div className="tiny">
        {day(outcome.on)}
        {outcome.reason && ` · ${outcome.reason}`}
      </div>
      {outcome.granted && outcome.termEnd && <div className="tiny">{t('proposal.termHint')}</div>}
    </>
  );
}

function Ledger({ proposal }: { proposal: Proposal }) {
  const { t, day } = useText();
  const found = proposal.outcome?.notCountedDays;
  return (
    <>
      {proposal.notCounted?.map(({ from, to, why }) => (
        <div key={from}>{`${day(from)} – ${day(to)} ${why}`}</div>
      ))}
      <div className="tiny">
        {t('proposal.claimed')} {t('proposal.notCountedDays', { days: proposal.notCountedDays })}
        {found !== undefined && ` · ${t('proposal.found')} ${t('proposal.notCountedDays', { days: found })}`}
      </div>
    </>
  );
}
