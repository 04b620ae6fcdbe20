/** One line of Today: when · who · what is owed · under which article · the button that settles it. */
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay, useWho } from '@guilu/ui/who.tsx';
import { Fragment } from 'react';
import { recordFacts } from '../../cases/contract.ts';
import { mayWrite } from '../../cases/rules.ts';
import { remind, type TodayLine } from '../contract.ts';
import { Basis } from './Basis.tsx';
import type { Bundle } from './grouping.ts';
import { useDutyWords } from './words.ts';

export interface RowActs {
  onRecord: (lines: TodayLine[]) => void;
  onWhy: (line: TodayLine) => void;
  onRemind: (line: TodayLine) => void;
}

export function TodayRow({ bundle, ...acts }: { bundle: Bundle } & RowActs) {
  const { w } = useText();
  const words = useDutyWords();
  const line = bundle.lines[0];
  if (!line) return null;
  const when = words.when(line, line.group === 'waiting');
  return (
    <li className="row">
      <Chip kind={when.kind}>{when.text}</Chip>
      <Who lines={bundle.lines} />
      <span className="what">
        {w(line.title)} <span className="quiet">{words.period(line)}</span>
        <OwedBy line={line} />
        <ByDelegation line={line} />
      </span>
      <Basis
        basis={line.basis}
        verified={line.verified}
        proposal={line.proposal}
        label={w(line.title)}
        onOpen={() => acts.onWhy(line)}
      />
      <RowButtons lines={bundle.lines} line={line} {...acts} />
    </li>
  );
}

/** Said where it is someone else than the office itself; a delegated one names its instrument instead. */
function OwedBy({ line }: { line: TodayLine }) {
  const { t } = useText();
  const words = useDutyWords();
  const own = line.owedBy.every((role) => ['office', 'officer', 'office-head', 'county'].includes(role));
  return (own && line.group !== 'waiting') || line.delegation ? null : (
    <span className="tiny">{t('today.owedBy', { who: words.owedBy(line) })}</span>
  );
}

/** The county's duty in an office's hands: the office reads by which instrument, the county that it entrusted it. */
function ByDelegation({ line }: { line: TodayLine }) {
  const words = useDutyWords();
  const said = words.delegated(line, line.group === 'waiting');
  return said ? <span className="tiny">{said}</span> : null;
}

function Who({ lines }: { lines: TodayLine[] }) {
  const { t } = useText();
  const { shown } = useNames();
  const words = useDutyWords();
  const line = lines[0];
  if (!line) return null;
  if (lines.length === 1) {
    return (
      <span className="who">
        <PageLink to={`/cases/${line.caseId}`}>{shown(line.name)}</PageLink>
        <small>{words.about(line)}</small>
      </span>
    );
  }
  const first = lines.slice(0, 6).map((one) => shown(one.name));
  return (
    <span className="who">
      {t('today.people', { count: lines.length })}
      <small>
        {first.map((name, at) => (
          // A name is not torn apart at the end of a line.
          <Fragment key={lines[at]?.caseId}>
            <span className="nowrap">{name}</span>{' '}
          </Fragment>
        ))}
        {lines.length > first.length && '…'}
      </small>
    </span>
  );
}

function RowButtons({ lines, line, onRecord, onRemind }: { lines: TodayLine[]; line: TodayLine } & RowActs) {
  const { t, w } = useText();
  const { shown } = useNames();
  const may = useMay();
  const { roles } = useWho();
  const label = `${lines.length > 1 ? t('today.people', { count: lines.length }) : shown(line.name)} ${w(line.title)}`;
  const waiting = line.group === 'waiting';
  const word = t(lines.length > 1 ? 'today.recordEach' : 'today.record');
  return (
    <span className="acts">
      {waiting && may(remind.permission) && (
        <button
          type="button"
          className="btn"
          onClick={() => onRemind(line)}
          aria-label={`${t('today.remind')}: ${label}`}
        >
          {t('today.remind')}
        </button>
      )}
      {line.meets.some((type) => mayWrite(roles, type)) && may(recordFacts) && (
        <button
          type="button"
          className={waiting ? 'btn' : 'btn p'}
          onClick={() => onRecord(lines)}
          aria-label={`${word}: ${label}`}
        >
          {word}
        </button>
      )}
    </span>
  );
}
