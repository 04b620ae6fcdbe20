/** The measures of a version, a line each: what kind, what is done, who sees to it. */
import { useText } from '@guilu/ui/text.ts';
import { useId } from 'react';
import type { Measure } from '../contract.ts';

const areas: Measure['area'][] = ['supervision', 'education', 'public-benefit', 'psychology', 'help'];

interface Props {
  measures: Measure[];
  /** Names that are offered for who sees to it: the group. */
  people: string[];
  onChange: (measures: Measure[]) => void;
}

export function MeasureRows({ measures, people, onChange }: Props) {
  const { t } = useText();
  const names = useId();
  const change = (at: number, part: Partial<Measure>) =>
    onChange(measures.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <>
      <datalist id={names}>
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {measures.map((one, at) => (
        <fieldset key={at} className="field member">
          <legend className="label">{t('plan.measure', { number: at + 1 })}</legend>
          <select
            className="input"
            aria-label={t('plan.area', { number: at + 1 })}
            value={one.area}
            onChange={(event) => change(at, { area: event.target.value as Measure['area'] })}
          >
            {areas.map((area) => (
              <option key={area} value={area}>
                {t(`plan.areas.${area}`)}
              </option>
            ))}
          </select>
          <input
            className="input"
            list={names}
            aria-label={t('plan.by', { number: at + 1 })}
            placeholder={t('plan.byShort')}
            value={one.by ?? ''}
            onChange={(event) => change(at, { by: event.target.value })}
          />
          <textarea
            className="input"
            rows={2}
            maxLength={300}
            aria-label={t('plan.measure', { number: at + 1 })}
            value={one.text}
            onChange={(event) => change(at, { text: event.target.value })}
          />
          <button
            type="button"
            className="link"
            aria-label={t('plan.removeMeasure', { number: at + 1 })}
            onClick={() => onChange(measures.filter((_, n) => n !== at))}
          >
            {t('plan.remove')}
          </button>
        </fieldset>
      ))}
      <button type="button" className="link" onClick={() => onChange([...measures, { area: 'help', text: '' }])}>
        {t('plan.addMeasure')}
      </button>
    </>
  );
}
