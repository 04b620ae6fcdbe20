/** List or calendar; by duty or by person; all or only the cases one is named for. */
import { useAddress } from '@guilu/ui/navigation.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';

/** Who can be named as responsible for a case. */
const answerable = new Set(['officer', 'office-head', 'county-officer', 'county-head', 'deputy']);

export function ViewSwitch() {
  const { t } = useText();
  const [address, change] = useAddress();
  const { roles } = useWho();
  const named = roles.some((role) => answerable.has(role));
  const calendar = address.view === 'calendar';
  return (
    <>
      {!calendar && (
        <>
          <Switch
            label={t('today.arrange')}
            options={[
              [undefined, t('today.byDuty')],
              ['person', t('today.byPerson')],
            ]}
            value={address.by}
            onChange={(by) => change({ by })}
          />
          {named && (
            <Switch
              label={t('today.whose')}
              options={[
                [undefined, t('today.everyone')],
                ['yes', t('today.mine')],
              ]}
              value={address.mine}
              onChange={(mine) => change({ mine })}
            />
          )}
        </>
      )}
      <Switch
        label={t('today.view')}
        options={[
          [undefined, t('today.list')],
          ['calendar', t('today.calendar')],
        ]}
        value={address.view}
        onChange={(view) => change({ view, only: undefined })}
      />
      <button type="button" className="btn no-phone" onClick={() => window.print()}>
        {t('people.print')}
      </button>
    </>
  );
}

interface SwitchProps {
  label: string;
  options: [string | undefined, string][];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Switch({ label, options, value, onChange }: SwitchProps) {
  return (
    <span className="switch" role="group" aria-label={label}>
      {options.map(([option, word]) => (
        <button
          key={word}
          type="button"
          aria-pressed={(value ?? undefined) === option}
          onClick={() => onChange(option)}
        >
          {word}
        </button>
      ))}
    </span>
  );
}
