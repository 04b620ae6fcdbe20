/** The form for every fact type without one of its own, made from the catalogue; also puts an entry right. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Empty, Loading, Shown } from '@guilu/ui/Page.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useWho } from '@guilu/ui/who.tsx';
import { catalogue, openFile, recordFact } from '../contract.ts';
import { type CatalogueFact, fieldsOf, firstValues, type Pointable } from './fact-fields.ts';

export default function PlainFactForm(props: FactFormProps) {
  const { t } = useText();
  const answer = useCall(catalogue, {}, { freshSeconds: 3600 });
  return (
    <Shown of={answer}>
      {({ facts }) => {
        const type = facts.find((fact) => fact.type === props.type);
        if (!type) return <Empty>{t('fact.unknownType', { type: props.type })}</Empty>;
        if (!type.plain) return <ThroughProcedure type={type} caseId={props.caseId} />;
        return type.fields.some((field) => field.type === 'fact' && field.required) ? (
          <WithEntries type={type} form={props} />
        ) : (
          <Form type={type} form={props} pointable={[]} />
        );
      }}
    </Shown>
  );
}

/** A decision, a measure or a closing is recorded only by its own procedure, from the file. */
function ThroughProcedure({ type, caseId }: { type: CatalogueFact; caseId: string }) {
  const { t, w } = useText();
  return (
    <Empty>
      {t('fact.throughProcedure', { what: w(type.title) })}{' '}
      <PageLink to={`/cases/${caseId}`}>{t('fact.openFile')}</PageLink>
    </Empty>
  );
}

/** Where an entry must be pointed to, the file's entries are offered. */
function WithEntries({ type, form }: { type: CatalogueFact; form: FactFormProps }) {
  const { w, day } = useText();
  const file = useCall(openFile, { params: { caseId: form.caseId }, query: { purpose: 'recording' } });
  if (!file.data) return <Loading />;
  const pointable = file.data.timeline
    .filter((entry) => !entry.supersededBy)
    .map((entry) => ({ id: entry.id, label: `${day(entry.on.slice(0, 10))} ${w(entry.title)}` }));
  return <Form type={type} form={form} pointable={pointable} />;
}

/** What was chosen last in a run over a list, by fact type; texts are never carried over to the next person. */
const lastInRun = new Map<string, Values>();

function Form({ type, form, pointable }: { type: CatalogueFact; form: FactFormProps; pointable: Pointable[] }) {
  const text = useText();
  const { t, today } = text;
  const who = useWho();
  const say = useSay();
  const first = form.supersedes
    ? { ...form.supersedes.data, [ON]: form.supersedes.on }
    : firstOf(type, form, who.organisationKind, today);
  const [values, change, clear] = useDraft<Values>(
    [who.accountId, form.caseId, form.type, form.due?.key, form.supersedes?.factId].join(' '),
    first,
  );
  const write = useWrite(recordFact, (answer) => {
    clear();
    if (form.due && !answer.met.includes(form.due.key)) say(t('fact.notMet', { duty: text.w(form.due.title) }));
    if (form.bulk) lastInRun.set(form.type, values);
    form.onDone();
  });
  const fields: Field[] = [
    { name: ON, label: t('fact.on'), kind: 'moment', required: true, max: today },
    ...fieldsOf(type, text, pointable).map((field) => (form.supersedes ? keptIfEmpty(field, type, t) : field)),
  ];
  const submit = form.bulk && form.bulk.at < form.bulk.of ? t('fact.saveNext') : t('ui.save');
  return (
    <>
      {form.supersedes && <p className="note-calm">{t('fact.correcting')}</p>}
      <FieldForm
        fields={fields}
        values={values}
        onChange={change}
        onSubmit={({ [ON]: on, ...data }) =>
          void write.send({
            params: { caseId: form.caseId },
            body: {
              type: form.type,
              on: String(on),
              data,
              ...(form.supersedes && { supersedes: form.supersedes.factId }),
            },
          })
        }
        busy={write.busy}
        problem={write.problem}
        submit={submit}
        onCancel={form.onCancel}
        focusFirst
      />
    </>
  );
}

/** What is encrypted was never sent to this page: left empty in a correction it stays as it was. */
function keptIfEmpty(field: Field, type: CatalogueFact, t: (key: string) => string): Field {
  const sensitive = type.fields.some((one) => one.name === field.name && one.sensitive) && field.kind !== 'texts';
  return sensitive ? { ...field, required: false, hint: t('fact.keptIfEmpty') } : field;
}

/** The day of the fact stands in the form beside its payload. */
const ON = 'on';

function firstOf(type: CatalogueFact, form: FactFormProps, organisationKind: string, today: string): Values {
  const last = form.bulk && lastInRun.get(form.type);
  const period = form.due?.period;
  return {
    [ON]: String(last?.[ON] ?? today),
    ...firstValues(type, {
      organisationKind,
      ...(period && { period }),
      ...(form.due?.owedBy && { owedBy: form.due.owedBy }),
      ...(last && { last }),
    }),
    ...form.due?.meetsWith,
  };
}
