/** One notice by hand. Whoever may be on file already is shown while typing; choosing them joins their file. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useGo } from '@guilu/ui/navigation.tsx';
import { Page, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { duplicates } from '@guilu/records/people/contract.ts';
import { useState } from 'react';
import { typeNotice } from '../contract.ts';

export default function TypedNotice() {
  const { t, today } = useText();
  const go = useGo();
  const [values, setValues] = useState<Values>({ kind: 'resettlement', receivedOn: today });
  const [personId, setPersonId] = useState<string>();
  const { send, busy, problem } = useWrite(typeNotice, (answer) => go(`/cases/${answer.caseId}`));
  const fields = noticeFields(t);
  // Who was chosen was chosen for this name and number: another name asks again.
  const change = (next: Values) => {
    if (next.name !== values.name || next.idNumber !== values.idNumber) setPersonId(undefined);
    setValues(next);
  };
  return (
    <Page title={t('intake.notice')} sub={t('intake.noticeSub')}>
      <Panel title={t('intake.noticePanel')}>
        <div className="in one-column">
          <FieldForm
            fields={fields}
            values={values}
            onChange={change}
            busy={busy}
            problem={problem}
            submit={t('intake.save')}
            onCancel={() => go('/intake')}
            onSubmit={(filled) => void send({ body: { ...filled, ...(personId && { personId }) } as never })}
            focusFirst
          >
            <OnFile
              name={String(values.name ?? '')}
              idNumber={String(values.idNumber ?? '')}
              chosen={personId}
              onChoose={setPersonId}
            />
          </FieldForm>
        </div>
      </Panel>
    </Page>
  );
}

function noticeFields(t: (key: string) => string): Field[] {
  const correction = (values: Values) => values.kind === 'correction';
  const resettlement = (values: Values) => values.kind === 'resettlement';
  const option = (prefix: string) => (value: string) => ({ value, label: t(`${prefix}.${value}`) });
  const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`intake.field.${name}`),
    ...more,
  });
  return [
    field('kind', 'choice', { required: true, options: ['resettlement', 'correction'].map(option('case.kind')) }),
    field('name', 'text', { required: true }),
    field('idNumber', 'text', { hint: t('intake.noNumberHint') }),
    field('sex', 'choice', { options: ['male', 'female'].map(option('people.sex')) }),
    field('bornOn', 'day'),
    field('receivedOn', 'day', { required: true }),
    field('area', 'text', { hint: t('intake.areaHint'), inputMode: 'numeric' }),
    field('address', 'text'),
    field('phone', 'text', { inputMode: 'tel' }),
    field('noticeNo', 'text', { when: resettlement }),
    field('releaseDue', 'day', { when: resettlement }),
    field('category', 'choice', {
      when: correction,
      required: true,
      options: ['probation', 'parole', 'control', 'teop'].map(option('case.category')),
    }),
    field('effectiveOn', 'day', { when: correction }),
    field('termStart', 'day', { when: correction }),
    field('termEnd', 'day', { when: correction }),
    field('court', 'text', { when: correction }),
    field('judgmentNumber', 'text', { when: correction }),
  ];
}

function OnFile({
  name,
  idNumber,
  chosen,
  onChoose,
}: {
  name: string;
  idNumber: string;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}) {
  const { t } = useText();
  const { data } = useCall(
    duplicates,
    { query: { ...(name && { name }), ...(idNumber.length > 14 && { idNumber }) } },
    { when: name.length > 1 || idNumber.length > 14, keep: true },
  );
  if (!data?.hits.length) return null;
  return (
    <div className="field" role="group" aria-label={t('intake.maybe')}>
      <span className="label">{t('intake.maybe')}</span>
      {data.hits.map((hit) => (
        <label key={hit.personId}>
          <input
            type="checkbox"
            checked={chosen === hit.personId}
            onChange={(event) => onChoose(event.target.checked ? hit.personId : undefined)}
          />{' '}
          {hit.name} {hit.bornOn} {hit.idMasked}
          {hit.certain && ` · ${t('intake.sameNumber')}`}
        </label>
      ))}
    </div>
  );
}
