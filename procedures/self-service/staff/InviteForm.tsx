/** Inviting a family member: by the person's consent, saying how it was given, or the guardian of a minor. */
import { type Body, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { inviteFamily } from '../contract.ts';
import { relations } from '../rules.ts';

interface Props {
  personId: string;
  minor: boolean;
  adultOn: string | undefined;
  onGiven: (given: { username: string; firstPassword: string; to: string }) => void;
  onCancel: () => void;
}

export function InviteForm({ personId, minor, adultOn, onGiven, onCancel }: Props) {
  const { t, day } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(inviteFamily, (answer) => onGiven({ ...answer, to: String(values.name) }));
  const kind = minor ? 'guardian' : 'by-consent';
  const consent: Field[] = minor
    ? []
    : [
        {
          name: 'consentNote',
          kind: 'long',
          label: t('selfService.famConsent'),
          hint: t('selfService.famConsentHint'),
          required: true,
        },
      ];
  return (
    <>
      {minor && adultOn && <p className="quiet">{t('selfService.famMinor', { day: day(adultOn) })}</p>}
      <FieldForm
        fields={[
          { name: 'name', kind: 'text', label: t('selfService.famName'), required: true, autoComplete: 'off' },
          {
            name: 'relation',
            kind: 'choice',
            label: t('selfService.famRelation'),
            required: true,
            options: relations.map((value) => ({ value, label: t(`selfService.relation.${value}`) })),
          },
          {
            name: 'toOn',
            kind: 'day',
            label: t('selfService.famTo'),
            hint: t(minor ? 'selfService.famMinorHint' : 'selfService.famToHint'),
            required: true,
          },
          ...consent,
        ]}
        values={values}
        onChange={setValues}
        busy={busy}
        problem={problem}
        submit={t('selfService.famSend')}
        onCancel={onCancel}
        onSubmit={(filled) =>
          void send({ params: { personId }, body: { ...filled, kind } as Body<typeof inviteFamily> })
        }
      />
    </>
  );
}
