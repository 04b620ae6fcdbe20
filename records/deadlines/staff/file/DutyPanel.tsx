/** What is owed in this file, late ones first; each says why, and opens the form that settles it. What is done stands folded. */
import { Chip, Panel } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import type { DutyLine } from '../../../cases/contract.ts';
import { mayWrite } from '../../../cases/rules.ts';
import type { TodayLine } from '../../contract.ts';
import { Basis } from '../Basis.tsx';
import { RecordRun } from '../RecordRun.tsx';
import { TraceDrawer } from '../TraceDrawer.tsx';
import { useDutyWords } from '../words.ts';
import type { OpenedFile } from './File.tsx';

interface Props {
  file: OpenedFile;
  about: FileProps;
  mayRecord: boolean;
}

export function DutyPanel({ file, about, mayRecord }: Props) {
  const { t } = useText();
  const { roles } = useWho();
  const [why, setWhy] = useState<DutyLine>();
  const [record, setRecord] = useState<TodayLine>();
  const standing = file.duties.filter((duty) => duty.status === 'open' || duty.status === 'overdue');
  const untold = file.duties.filter((duty) => duty.status === 'unspoken');
  const past = file.duties.filter((duty) => !standing.includes(duty) && !untold.includes(duty)).reverse();
  const open = (duty: DutyLine) => standing.includes(duty) || untold.includes(duty);
  const row = (duty: DutyLine) => (
    <DutyRow
      key={duty.key}
      duty={duty}
      onWhy={() => setWhy(duty)}
      onRecord={
        mayRecord && open(duty) && duty.meets.some((type) => mayWrite(roles, type))
          ? () => setRecord({ ...duty, personId: about.personId, name: about.name, kind: about.kind, group: '' })
          : undefined
      }
    />
  );
  return (
    <Panel title={t('file.owed', { count: standing.length })}>
      {standing.length === 0 && <div className="in quiet">{t('file.nothingOwed')}</div>}
      <ul className="rows">{standing.map(row)}</ul>
      {untold.length > 0 && (
        <details className="in">
          <summary className="quiet">{t('file.untold', { count: untold.length })}</summary>
          <p className="tiny">{t('file.untoldWhy')}</p>
          <ul className="rows">{untold.slice(0, 60).map(row)}</ul>
        </details>
      )}
      {past.length > 0 && (
        <details className="in">
          <summary className="quiet">{t('file.past', { count: past.length })}</summary>
          <ul className="rows">{past.slice(0, 60).map(row)}</ul>
        </details>
      )}
      {why && <TraceDrawer line={why} name={about.name} onClose={() => setWhy(undefined)} />}
      {record && <RecordRun lines={[record]} onClose={() => setRecord(undefined)} />}
    </Panel>
  );
}

function DutyRow({ duty, onWhy, onRecord }: { duty: DutyLine; onWhy: () => void; onRecord: (() => void) | undefined }) {
  const { t, w } = useText();
  const words = useDutyWords();
  const when = words.when(duty);
  return (
    <li className="due">
      <div>
        <b>{w(duty.title)}</b> <span className="quiet">{words.period(duty)}</span>
        <div>
          <Chip kind={when.kind}>{when.text}</Chip>{' '}
          <span className="tiny">
            {[t('today.owedBy', { who: words.owedBy(duty) }), words.delegated(duty)].filter(Boolean).join(' · ')}
          </span>
        </div>
        <Basis
          basis={duty.basis}
          verified={duty.verified}
          proposal={duty.proposal}
          label={w(duty.title)}
          onOpen={onWhy}
        />
      </div>
      {onRecord && (
        <button
          type="button"
          className={duty.status === 'overdue' ? 'btn p' : 'btn'}
          onClick={onRecord}
          aria-label={`${t('today.record')}: ${w(duty.title)}`}
        >
          {t('today.record')}
        </button>
      )}
    </li>
  );
}
