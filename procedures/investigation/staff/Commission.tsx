/** A commission typed in from its letter. Whoever may be on file already is shown while typing. */
import { OnFile } from '@guilu/records/people/staff/OnFile.tsx';
import { useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useGo } from '@guilu/ui/navigation.tsx';
import { Page, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { takeCommission } from '../contract.ts';

function commissionFields(t: (key: string) => string, today: string): Field[] {
  const options = (prefix: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`investigation.field.${name}`),
    ...more,
  });
  return [
    field('by', 'choice', {
      required: true,
      options: options('investigation.by', ['court', 'procuratorate', 'police', 'prison']),
    }),
    field('agency', 'text', { required: true }),
    field('letterNumber', 'text', { required: true }),
    field('receivedOn', 'day', { required: true, max: today }),
    field('carriedBy', 'choice', {
      required: true,
      options: options('investigation.carried', ['organ', 'party', 'lawyer']),
    }),
    field('complete', 'yes-no', { required: true }),
    field('fastTrack', 'yes-no', { required: true }),
    field('residenceVerified', 'yes-no', { required: true }),
    field('name', 'text', { required: true }),
    field('idNumber', 'text'),
    field('sex', 'choice', { options: options('people.sex', ['male', 'female']) }),
    field('bornOn', 'day'),
    field('area', 'place'),
    field('address', 'text'),
    field('offence', 'text'),
    field('category', 'choice', { options: options('case.category', ['probation', 'parole', 'control', 'teop']) }),
    field('guarantor', 'text'),
    field('victim', 'yes-no'),
  ];
}

export default function Commission() {
  const { t, today } = useText();
  const go = useGo();
  const [values, setValues] = useState<Values>({ receivedOn: today, carriedBy: 'organ', fastTrack: false });
  const [personId, setPersonId] = useState<string>();
  const { send, busy, problem } = useWrite(takeCommission, (answer) => go(`/cases/${answer.caseId}`));
  const change = (next: Values) => {
    if (next.name !== values.name || next.idNumber !== values.idNumber) setPersonId(undefined);
    setValues(next);
  };
  return (
    <Page title={t('investigation.take')} sub={t('investigation.takeSub')}>
      <Panel title={t('investigation.takePanel')}>
        <div className="in one-column">
          <FieldForm
            fields={commissionFields(t, today)}
            values={values}
            onChange={change}
            busy={busy}
            problem={problem}
            submit={t('investigation.save')}
            onCancel={() => go('/investigations')}
            onSubmit={(filled) => void send({ body: { ...filled, ...(personId && { personId }) } as never })}
            focusFirst
          >
            <OnFile
              name={String(values.name ?? '')}
              idNumber={String(values.idNumber ?? '')}
              bornOn={String(values.bornOn ?? '')}
              chosen={personId}
              onChoose={setPersonId}
            />
          </FieldForm>
        </div>
      </Panel>
    </Page>
  );
}
