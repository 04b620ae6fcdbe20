/** A rule read whole: its parts as they are written, and its examples with what comes when they are run now. */
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { ExampleShown, Part } from '../contract.ts';

export function Parts({ parts }: { parts: Part[] }) {
  const { t, w, code } = useText();
  return (
    <dl className="facts-list">
      {parts.map((part) => (
        <div key={part.key}>
          <dt>{code('rules.part', part.key)}</dt>
          <dd>
            {part.said && <div>{w(part.said)}</div>}
            <pre className="code">{part.code}</pre>
            {part.origin && <div className="tiny">{t('rules.origin', { from: part.origin })}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Examples({ examples }: { examples: ExampleShown[] }) {
  const { t, w, day } = useText();
  const dated = (text: string) => text.replace(/\b\d{4}-\d{2}-\d{2}\b(?!T)/g, (on) => day(on));
  return (
    <ol className="examples">
      {examples.map((example) => (
        <li key={`${example.why.zh} ${example.asOf} ${example.expect.zh}`}>
          <div className="line1">
            <b>{w(example.why) || t('rules.example')}</b>
            <Chip kind={example.wrong ? 'late' : 'done'}>
              {example.wrong ? t('rules.otherwise') : t('rules.holds')}
            </Chip>
          </div>
          <ul>
            {example.facts.map((fact, at) => (
              <li key={at}>
                {day(fact.on.slice(0, 10))} {w(fact.title)}{' '}
                {w(fact.data) && <span className="tiny">{dated(w(fact.data))}</span>}
              </li>
            ))}
          </ul>
          <div className="quiet">
            {t('rules.lookedAt', { day: day(example.asOf.slice(0, 10)) })}
            {example.data && ` · ${t('rules.askedWith', { data: dated(w(example.data)) })}`} →{' '}
            {dated(w(example.expect))}
          </div>
          {example.wrong && <div className="mark-late">{example.wrong}</div>}
        </li>
      ))}
    </ol>
  );
}
