/** Addresses, contacts or relatives: those that hold, and folded below those that ended, each with its days. */
import { Empty, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { Unmask } from '../../../people/staff/Unmask.tsx';
import type { TimelineEntry } from '../../contract.ts';
import type { Span } from './spans.ts';

type OnAct = ((act: { type: string; entry?: TimelineEntry; ends?: boolean }) => void) | undefined;

interface Props {
  type: string;
  title: string;
  add: string;
  /** The field that says what it is: the kind of address, the channel, the relation. */
  what: string;
  spans: Span[];
  personId: string;
  onAct: OnAct;
}

export function SpanPanel({ type, title, add, what, spans, personId, onAct }: Props) {
  const { t } = useText();
  const current = spans.filter((span) => span.current);
  const former = spans.filter((span) => !span.current);
  const line = (span: Span) => (
    <SpanLine key={span.entry.id} span={span} what={what} personId={personId} onAct={onAct} />
  );
  return (
    <Panel
      title={t(title)}
      right={
        onAct && (
          <button type="button" className="link no-print" onClick={() => onAct({ type })}>
            {t(add)}
          </button>
        )
      }
    >
      {current.length === 0 && <Empty>{t('identity.none')}</Empty>}
      <ul className="rows">{current.map(line)}</ul>
      {former.length > 0 && (
        <details className="in">
          <summary className="quiet">{t('identity.former', { count: former.length })}</summary>
          <ul className="rows">{former.map(line)}</ul>
        </details>
      )}
    </Panel>
  );
}

function SpanLine({ span, what, personId, onAct }: { span: Span; what: string; personId: string; onAct: OnAct }) {
  const { t, w, day } = useText();
  const { entry } = span;
  const kind = entry.lines.find((line) => line.field === what);
  const others = entry.lines.filter((line) => line.field !== what && line.field !== 'until');
  const days = span.to
    ? t('identity.fromTo', { from: day(span.from), to: day(span.to) })
    : t('identity.since', { from: day(span.from) });
  return (
    <li className="due">
      <span>
        <span className="quiet">{kind && w(kind.value)}</span>{' '}
        {others.map((line) => (
          <span key={line.field}>
            {line.masked ? (
              <Unmask personId={personId} factId={entry.id} field={line.field} masked={w(line.value)} />
            ) : (
              w(line.value)
            )}{' '}
          </span>
        ))}
        <br />
        <span className="tiny">{days}</span>
      </span>
      {onAct && (
        <span className="btns no-print">
          <button type="button" className="link" onClick={() => onAct({ type: entry.type, entry })}>
            {t('identity.correct')}
          </button>
          {span.current && !span.to && (
            <button type="button" className="link" onClick={() => onAct({ type: entry.type, entry, ends: true })}>
              {t('identity.end')}
            </button>
          )}
        </span>
      )}
    </li>
  );
}
