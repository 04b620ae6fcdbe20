/** Telephone and postal address of an organisation: what letters and the person's page say. */
import { useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { type OrganisationLine, reachOrganisation } from '../contract.ts';

/** The two fields, as every form of an organisation has them. */
export const addressFields = (t: (key: string) => string): Field[] => [
  { name: 'phone', label: t('organisations.phone'), kind: 'text', inputMode: 'tel' },
  { name: 'address', label: t('organisations.address'), kind: 'text' },
];

export function AddressForm({ of, onClose }: { of: OrganisationLine; onClose: () => void }) {
  const { t } = useText();
  const say = useSay();
  const [values, setValues] = useState<Values>({ phone: of.phone ?? '', address: of.address ?? '' });
  const write = useWrite(reachOrganisation, () => {
    say(t('ui.saved'));
    onClose();
  });
  return (
    <Drawer small title={t('organisations.reachOf', { name: of.shortName ?? of.name })} onClose={onClose}>
      <p>{t('organisations.reachNote')}</p>
      <FieldForm
        fields={addressFields(t)}
        values={values}
        onChange={setValues}
        onSubmit={(filled) => void write.send({ params: { code: of.code }, body: filled })}
        busy={write.busy}
        problem={write.problem}
        submit={t('ui.save')}
        onCancel={onClose}
        focusFirst
      />
    </Drawer>
  );
}
