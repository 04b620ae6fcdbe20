/** What is known of a thing, line by line: a word at the left, what it is at the right. */
import type { ReactNode } from 'react';
import { useText } from './text.ts';

/** `lines`: the key of each word in the language files and what it is; a line that holds nothing is left out. */
export function FactsList({ lines }: { lines: readonly (readonly [key: string, value: ReactNode])[] }) {
  const { t } = useText();
  return (
    <dl className="facts-list">
      {lines.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

interface Step {
  act: string;
  text: string;
  by: string;
  at: string;
}

/** The way a decision went: what was done, by whom and when. `words`: the feature's own, with `did.<act>` and `stepLine`. */
export function StepsList({ steps, words }: { steps: readonly Step[]; words: string }) {
  const { t, instant } = useText();
  return (
    <dl className="facts-list">
      {steps.map((step) => (
        <div key={`${step.act} ${step.at}`}>
          <dt>{t(`${words}.did.${step.act}`)}</dt>
          <dd>
            {step.text}
            <div className="tiny">{t(`${words}.stepLine`, { by: step.by, at: instant(step.at) })}</div>
          </dd>
        </div>
      ))}
    </dl>
  );
}
