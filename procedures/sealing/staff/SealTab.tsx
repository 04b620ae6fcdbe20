/** How a file stands with its seal: since when, who may still open it, queries; and the acts that follow. */
import { useCall } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { Chip, Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { keepsSealed, type SealState, sealState } from '../contract.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { KeeperForm } from './KeeperForm.tsx';
import { LiftForm } from './LiftForm.tsx';
import SealForm from './SealForm.tsx';

type Act = 'seal' | 'keeper' | 'lift' | { answer: string };

export default function SealTab({ caseId }: FileProps) {
  const answer = useCall(sealState, { params: { caseId } });
  return <Shown of={answer}>{(state) => <State state={state} caseId={caseId} />}</Shown>;
}

function State({ state, caseId }: { state: SealState; caseId: string }) {
  const { t, day } = useText();
  const may = useMay();
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  if (!state.sealed && !state.may) return <Empty>{t('sealing.notSealed')}</Empty>;
  return (
    <Panel
      title={t('sealing.tab')}
      right={
        state.sealed ? (
          <Chip kind="wait">{t('sealing.since', { day: day(state.sealedOn) })}</Chip>
        ) : (
          <Chip kind="today">{t('sealing.owed')}</Chip>
        )
      }
    >
      <div className="in">
        <p>{t(state.sealed ? (state.byItself ? 'sealing.byItself' : 'sealing.isSealed') : 'sealing.sealMeans')}</p>
        {!state.sealed && (
          <button type="button" className="btn p" onClick={() => setAct('seal')}>
            {t('sealing.seal')}
          </button>
        )}
        {state.sealed && <Keepers state={state} />}
        {state.sealed && may(keepsSealed) && (
          <span className="btns">
            <button type="button" className="btn" onClick={() => setAct('keeper')}>
              {t('sealing.openTo')}
            </button>
            <button type="button" className="btn" onClick={() => setAct('lift')}>
              {t('sealing.lift')}
            </button>
          </span>
        )}
      </div>
      {state.queries.length > 0 && (
        <Queries state={state} onAnswer={may(keepsSealed) ? (factId) => setAct({ answer: factId }) : undefined} />
      )}
      {act && <ActDrawer act={act} state={state} caseId={caseId} onClose={close} />}
    </Panel>
  );
}

function Keepers({ state }: { state: SealState }) {
  const { t } = useText();
  return (
    <>
      <p className="quiet">{t('sealing.keepers')}</p>
      <ul>
        {state.keepers.map((one) => (
          <li key={one.accountId}>
            {one.name} <span className="quiet">{one.organisation}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Queries({ state, onAnswer }: { state: SealState; onAnswer: ((factId: string) => void) | undefined }) {
  const { t, day } = useText();
  return (
    <ul className="rows">
      {state.queries.map((query) => (
        <li key={query.factId} className="due">
          <span>
            {t('sealing.query', { day: day(query.on), from: query.from ?? '—' })}{' '}
            <Chip kind={query.answered ? 'done' : 'today'}>
              {t(query.answered ? 'sealing.answered' : 'sealing.open')}
            </Chip>
          </span>
          {!query.answered && onAnswer && (
            <button type="button" className="btn" onClick={() => onAnswer(query.factId)}>
              {t('sealing.answer')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function ActDrawer({
  act,
  state,
  caseId,
  onClose,
}: {
  act: Act;
  state: SealState;
  caseId: string;
  onClose: () => void;
}) {
  const { t } = useText();
  const form = { caseId, onDone: onClose, onCancel: onClose };
  if (typeof act === 'object')
    return (
      <Drawer title={t('sealing.answer')} onClose={onClose}>
        <AnswerForm {...form} factId={act.answer} />
      </Drawer>
    );
  const titles = { seal: 'sealing.seal', keeper: 'sealing.openTo', lift: 'sealing.lift' };
  return (
    <Drawer title={t(titles[act])} onClose={onClose}>
      {act === 'seal' && <SealForm {...form} />}
      {act === 'keeper' && <KeeperForm {...form} others={state.others} />}
      {act === 'lift' && <LiftForm {...form} />}
    </Drawer>
  );
}
