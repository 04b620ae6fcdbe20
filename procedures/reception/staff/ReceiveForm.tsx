/** Whoever comes is received: how, by which papers, registered with archive and rights told, in one form. */
import { type Body, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { idTypes, receive } from '../contract.ts';
import type { ArrivalProps } from './arrival-props.ts';

export function ReceiveForm({ caseId, data, onDone, onCancel }: ArrivalProps) {
  const { t, today } = useText();
  const { accountId } = useWho();
  const { cameOn, category, termStart, termEnd, idType, receivedOn } = data.papers;
  const first = {
    on: cameOn ?? today,
    way: 'in-person',
    category,
    termStart,
    termEnd,
    idType,
    papers: receivedOn ? undefined : 'none',
  };
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${caseId} receive`, first);
  const { send, busy, problem } = useWrite(receive, () => {
    forget();
    onDone();
  });
  return (
    <FieldForm
      fields={receiveFields(t, today, cameOn !== undefined)}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('reception.arrival.act.receive')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as Body<typeof receive> })}
      focusFirst
    >
      <p className="tiny">{t('reception.arrival.receiveAnyway')}</p>
    </FieldForm>
  );
}

function receiveFields(t: (key: string) => string, today: string, here: boolean): Field[] {
  const one = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`reception.receive.${name}`),
    required: true,
    ...more,
  });
  const codes = (name: string, values: readonly string[], more: Partial<Field> = {}) =>
    one(name, 'choice', {
      options: values.map((value) => ({ value, label: t(`reception.receive.${name}s.${value}`) })),
      ...more,
    });
  const teop = (values: Values) => values.category === 'teop' && !here;
  return [
    one('on', 'day', { max: today }),
    codes('way', ['in-person', 'home', 'hospital', 'video']),
    one('why', 'text', { hint: t('reception.plan.whyVideoHint'), when: (values) => values.way !== 'in-person' }),
    codes('papers', ['complete', 'incomplete', 'none']),
    one('missing', 'texts', {
      hint: t('reception.receive.missingHint'),
      when: (values) => values.papers === 'incomplete',
    }),
    one('idType', 'choice', { required: false, options: idTypes.map((value) => ({ value, label: value })) }),
    one('idNumber', 'text', { required: false, hint: t('reception.receive.idNumberHint') }),
    one('nationality', 'text', {
      required: false,
      when: (values) => values.idType === '护照' || values.idType === '外国人永久居留身份证',
    }),
    codes('category', ['control', 'probation', 'parole', 'teop']),
    codes('handedOverBy', ['prison', 'detention-centre', 'police'], { required: false, when: teop }),
    one('termStart', 'day'),
    one('termEnd', 'day'),
    one('minorRegime', 'yes-no'),
    one('rightsSigned', 'yes-no'),
  ];
}
