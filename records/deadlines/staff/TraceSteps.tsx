/** The reasoning behind an answer, line by line, with the counting of days folded where it is long. */
import { dayRuns } from '@guilu/ui/day-runs.ts';
import { fullWidth } from '@guilu/ui/punctuation.ts';
import { useText } from '@guilu/ui/text.ts';

/** So many lines of a count are shown without a tap. */
const SHORT = 6;

export interface Step {
  label: { zh: string; en: string };
  text: { zh: string; en: string };
  days?: { on: string; counted: boolean; why?: { zh: string; en: string } }[];
}

export function TraceSteps({ steps }: { steps: Step[] }) {
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
