/** A masked number: one tap and a reason show it for a minute; the look itself is written down. */
import { useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useEffect, useState } from 'react';
import { unmask, unmaskFields } from '../contract.ts';

interface Props {
  personId: string;
  factId: string;
  field: string;
  masked: string;
}

const reasons = ['contact', 'document', 'verify', 'search', 'other'] as const;
const SHOWN_SECONDS = 60;

export function Unmask({ personId, factId, field, masked }: Props) {
  const { t } = useText();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string>();
  useEffect(() => {
    if (value === undefined) return;
    const timer = setTimeout(() => setValue(undefined), SHOWN_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <span aria-live="polite">
      {value ?? masked}{' '}
      {may(unmaskFields) && (
        <button
          type="button"
          className="link no-print"
          onClick={() => (value === undefined ? setAsking(true) : setValue(undefined))}
        >
          {t(value === undefined ? 'people.show' : 'people.hide')}
        </button>
      )}
      {asking && (
        <Drawer small title={t('people.showTitle')} onClose={() => setAsking(false)}>
          <ReasonFor
            params={{ personId }}
            about={{ factId, field }}
            onShown={(plain) => {
              setValue(plain);
              setAsking(false);
            }}
          />
        </Drawer>
      )}
    </span>
  );
}

function ReasonFor({
  params,
  about,
  onShown,
}: {
  params: { personId: string };
  about: { factId: string; field: string };
  onShown: (value: string) => void;
}) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const write = useWrite(unmask, (answer) => onShown(answer.value));
  const fields: Field[] = [
    {
      name: 'reason',
      label: t('people.showReason'),
      kind: 'choice',
      required: true,
      options: reasons.map((reason) => ({ value: reason, label: t(`people.reasons.${reason}`) })),
    },
    {
      name: 'note',
      label: t('people.showNote'),
      kind: 'text',
      when: (filled) => filled.reason === 'other',
      required: true,
    },
  ];
  return (
    <>
      <p className="quiet">{t('people.showMore')}</p>
      <FieldForm
        fields={fields}
        values={values}
        onChange={setValues}
        onSubmit={(filled) => {
          const reason = reasons.find((one) => one === filled.reason);
          if (reason)
            void write.send({
              params,
              body: { ...about, reason, ...(typeof filled.note === 'string' && { note: filled.note }) },
            });
        }}
        busy={write.busy}
        problem={write.problem}
        submit={t('people.show')}
        focusFirst
      />
    </>
  );
}
