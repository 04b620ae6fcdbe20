/** Who is asked to come, a line each. */
import { useText } from '@guilu/ui/text.ts';
import type { Asked } from '../contract.ts';

export type Invited = Pick<Asked, 'kind' | 'name'>;

const kinds: Asked['kind'][] = [
  'police',
  'procurator',
  'office',
  'county',
  'village',
  'family',
  'guardian',
  'employer',
  'school',
  'social-worker',
  'volunteer',
  'other',
];

export function PeopleRows({ people, onChange }: { people: Invited[]; onChange: (people: Invited[]) => void }) {
  const { t } = useText();
  const change = (at: number, part: Partial<Invited>) =>
    onChange(people.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="field">
      <legend className="label">{t('reception.plan.people')}</legend>
      {people.map((one, at) => (
        <div key={at} className="asked">
          <select
            className="input"
            aria-label={t('reception.plan.kindOf', { number: at + 1 })}
            value={one.kind}
            onChange={(event) => change(at, { kind: event.target.value as Asked['kind'] })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`reception.role.${kind}`)}
              </option>
            ))}
          </select>
          <input
            className="input"
            aria-label={t('reception.plan.nameOf', { number: at + 1 })}
            placeholder={t('reception.field.name')}
            value={one.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <button
            type="button"
            className="link"
            aria-label={t('reception.plan.removeOne', { name: one.name || at + 1 })}
            onClick={() => onChange(people.filter((_, n) => n !== at))}
          >
            {t('reception.plan.remove')}
          </button>
        </div>
      ))}
      <button type="button" className="link" onClick={() => onChange([...people, { kind: 'other', name: '' }])}>
        {t('reception.plan.add')}
      </button>
    </fieldset>
  );
}
