/** The timeline is the file: every fact, who recorded it, when it happened and, if later, when it was recorded. */
import { useCall } from '@guilu/ui/calls.ts';
import { FactDrawer } from '@guilu/ui/FactDrawer.tsx';
import { Chip, Empty, Panel } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { usePrinting } from '@guilu/ui/printing.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { catalogue, type TimelineEntry } from '../../../cases/contract.ts';
import { mayWrite } from '../../../cases/rules.ts';
import type { OpenedFile } from './File.tsx';
import { fold, type Folded, recordedLater } from './timeline.ts';
import { UndoMerge } from './UndoMerge.tsx';
import { Unmask } from '../../../people/staff/Unmask.tsx';

interface Props {
  file: OpenedFile;
  about: FileProps;
  mayRecord: boolean;
}

const OPEN = 80;

export function Timeline({ file, about, mayRecord }: Props) {
  const { t } = useText();
  const { roles, name } = useWho();
  const plain = usePlainTypes(mayRecord);
  const volunteer = roles.every((role) => role === 'volunteer');
  const mayCorrect = ({ type, recordedBy }: TimelineEntry) =>
    mayRecord && plain.has(type) && mayWrite(roles, type) && (!volunteer || recordedBy === name);
  const [asked, setOpen] = useState(OPEN);
  const open = usePrinting() ? Number.POSITIVE_INFINITY : asked;
  const [wrong, setWrong] = useState<TimelineEntry>();
  const folded = fold(file.timeline);
  const notTheirs = new Set(file.head.withheld.flatMap((power) => power.acts));
  return (
    <Panel title={t('file.timelineOf', { count: folded.length })}>
      {folded.length === 0 && <Empty>{t('file.noFacts')}</Empty>}
      <ol className="tl">
        {folded.slice(0, open).map((one) => (
          <Entry
            key={one.entry.id}
            of={one}
            personId={about.personId}
            onCorrect={mayCorrect(one.entry) && !notTheirs.has(one.entry.type) ? setWrong : undefined}
          />
        ))}
      </ol>
      {folded.length > open && (
        <div className="in">
          <button type="button" className="btn" onClick={() => setOpen(asked + 200)}>
            {t('today.more', { count: folded.length - open })}
          </button>
        </div>
      )}
      {wrong && <Correct entry={wrong} about={about} onClose={() => setWrong(undefined)} />}
    </Panel>
  );
}

/** Facts that the plain form may record, and so put right. */
function usePlainTypes(wanted: boolean): Set<string> {
  const answer = useCall(catalogue, {}, { freshSeconds: 3600, when: wanted });
  return new Set((answer.data?.facts ?? []).filter((fact) => fact.plain).map((fact) => fact.type));
}

function Correct({ entry, about, onClose }: { entry: TimelineEntry; about: FileProps; onClose: () => void }) {
  const { t, w } = useText();
  const say = useSay();
  return (
    <FactDrawer
      plain
      title={t('file.correctTitle', { what: w(entry.title) })}
      type={entry.type}
      caseId={about.caseId}
      personId={about.personId}
      name={about.name}
      kind={about.kind}
      supersedes={{ factId: entry.id, on: entry.on, data: entry.data }}
      onDone={() => {
        say(t('file.corrected'));
        onClose();
      }}
      onCancel={onClose}
    />
  );
}

interface EntryProps {
  of: Folded;
  personId: string;
  onCorrect: ((entry: TimelineEntry) => void) | undefined;
}

function Entry({ of: { entry, former }, personId, onCorrect }: EntryProps) {
  const { t, w } = useText();
  return (
    <li>
      <When entry={entry} />
      <div>
        <b>{w(entry.title)}</b>
        <Lines entry={entry} personId={personId} />
        <Raised entry={entry} />
        {former.length > 0 && (
          <details>
            <summary className="quiet">{t('file.former', { count: former.length })}</summary>
            {former.map((old) => (
              <div key={old.id} className="former">
                <When entry={old} /> <b>{w(old.title)}</b>
                <Lines entry={old} personId={personId} />
                <span className="tiny">{old.recordedBy}</span>
              </div>
            ))}
          </details>
        )}
      </div>
      <span className="by">
        {entry.recordedBy === 'system' ? t('file.bySystem') : entry.recordedBy}
        {entry.met.map((duty) => (
          <Chip key={duty.key} kind="done">
            {t(duty.late ? 'file.metLate' : 'file.met', { duty: w(duty.title) })}
          </Chip>
        ))}
        {entry.type === 'person.file-merged' && <UndoMerge personId={personId} factId={entry.id} />}
        {onCorrect && (
          <button
            type="button"
            className="link no-print"
            onClick={() => onCorrect(entry)}
            aria-label={`${t('file.correct')}: ${w(entry.title)} ${entry.on.slice(0, 10)}`}
          >
            {t('file.correct')}
          </button>
        )}
      </span>
    </li>
  );
}

function When({ entry }: { entry: TimelineEntry }) {
  const { t, day, weekday, instant } = useText();
  return (
    <time dateTime={entry.on}>
      {entry.on.length > 10 ? instant(entry.on) : day(entry.on)}
      <span className="tiny">{entry.on.length > 10 ? '' : weekday(entry.on)}</span>
      {recordedLater(entry) && <span className="tiny">{t('file.recordedOn', { at: instant(entry.recordedAt) })}</span>}
    </time>
  );
}

function Lines({ entry, personId }: { entry: TimelineEntry; personId: string }) {
  const { w } = useText();
  if (entry.lines.length === 0) return null;
  return (
    <p className="said">
      {entry.lines.map((line) => (
        <span key={line.field}>
          <span className="tiny">{w(line.label)}</span>{' '}
          {line.masked ? (
            <Unmask personId={personId} factId={entry.id} field={line.field} masked={w(line.value)} />
          ) : (
            w(line.value)
          )}
        </span>
      ))}
    </p>
  );
}

function Raised({ entry }: { entry: TimelineEntry }) {
  const { t, w, list } = useText();
  if (entry.raised.length === 0) return null;
  return <p className="tiny">{t('file.raised', { duties: list(entry.raised.map((duty) => w(duty.title))) })}</p>;
}
