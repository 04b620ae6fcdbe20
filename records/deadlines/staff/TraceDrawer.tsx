/** Why a duty is due: the rule, what started it, the counting day by day, who owes it and what meets it. */
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { Chip, Shown } from '@guilu/ui/Page.tsx';
import { fullWidth } from '@guilu/ui/punctuation.ts';
import { useText } from '@guilu/ui/text.ts';
import { setDutyAside, dutyTrace, setAside } from '../contract.ts';
import type { DutyLine } from '../../cases/contract.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { dayRuns } from '@guilu/ui/day-runs.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { useDutyWords } from './words.ts';

/** So many lines of a count are shown without a tap. */
const SHORT = 6;

interface Props {
  line: DutyLine;
  name?: string;
  onClose: () => void;
}

export function TraceDrawer({ line, name, onClose }: Props) {
  const { t, w } = useText();
  const words = useDutyWords();
  const trace = useCall(dutyTrace, { params: { caseId: line.caseId, key: line.key } });
  const when = words.when(line);
  return (
    <Drawer title={[name, w(line.title)].filter(Boolean).join(' · ')} onClose={onClose}>
      <p>
        <Chip kind={when.kind}>{when.text}</Chip> <span className="quiet">{words.period(line)}</span>
      </p>
      {line.proposal && <p className="note-calm">{t('today.proposalMore')}</p>}
      {!line.proposal && !line.verified && <p className="note-calm">{t('today.unverifiedMore')}</p>}
      <Shown of={trace}>{(answer) => <Steps steps={answer.steps} />}</Shown>
      <SetAside line={line} onDone={onClose} />
    </Drawer>
  );
}

interface Step {
  label: { zh: string; en: string };
  text: { zh: string; en: string };
  days?: { on: string; counted: boolean; why?: { zh: string; en: string } }[];
}

function Steps({ steps }: { steps: Step[] }) {
  const { w, language } = useText();
  const read = (text: Step['text']) => (language === 'en' ? w(text) : fullWidth(w(text)));
  return (
    <dl className="trace">
      {steps.map((step, at) => (
        <div key={`${step.label.zh} ${at}`} style={{ display: 'contents' }}>
          <dt>{w(step.label)}</dt>
          <dd>
            {read(step.text)}
            {step.days && step.days.length > 0 && <Days days={step.days} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A short count stands open; a long one is folded, and like days stand in one line. */
function Days({ days }: { days: NonNullable<Step['days']> }) {
  const { t, w, dayLong } = useText();
  const runs = dayRuns(days);
  const counted = days.filter((one) => one.counted).length;
  return (
    <details open={runs.length <= SHORT}>
      <summary className="quiet">{t('today.dayByDay', { count: counted })}</summary>
      <ul className="quiet counted-days">
        {runs.map((run) => (
          <li key={run.on}>
            <span>
              <span>{dayLong(run.on)}</span>
              {run.days > 1 && (
                <>
                  {' – '}
                  <span>{dayLong(run.until)}</span>
                </>
              )}
            </span>
            <span>{run.counted ? t('today.countedDays', { count: run.days }) : t('today.notCounted')}</span>
            <span>{run.why ? w(run.why) : ''}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A duty that cannot be met any more is set aside by the county, with a reason. */
function SetAside({ line, onDone }: { line: DutyLine; onDone: () => void }) {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may(setAside) || (line.status !== 'open' && line.status !== 'overdue')) return null;
  if (!open) {
    return (
      <p>
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {t('today.setAside')}
        </button>
      </p>
    );
  }
  return (
    <ReasonForm
      endpoint={setDutyAside}
      params={{ caseId: line.caseId, key: line.key }}
      fields={[
        {
          name: 'reason',
          label: t('today.setAsideReason'),
          kind: 'long',
          required: true,
          hint: t('today.setAsideHint'),
        },
      ]}
      submit={t('today.setAside')}
      said={t('today.setAsideDone')}
      onDone={onDone}
    />
  );
}
