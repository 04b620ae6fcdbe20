/** The form of one act of an investigation; what is typed is kept until the server said yes. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import type { Act } from '../rules.ts';
import { actFields, endpoints, withPaper } from './act-fields.ts';

interface Props {
  act: Act;
  caseId: string;
  /** What the file says already. */
  first: Values;
  onDone: () => void;
}

export function ActPanel({ act, caseId, first, onDone }: Props) {
  const { t, today } = useText();
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${caseId} investigation ${act}`, first);
  const { send, busy, problem } = useWrite(endpoints[act] as typeof endpoints.complete, onDone);
  const fields = actFields(act, t, today);
  async function save(filled: Values) {
    const { victim, ...rest } = filled;
    const body = act === 'send-opinion' ? { ...rest, noVictim: victim !== true } : filled;
    if ((await send({ params: { caseId }, body: body as { on: string } })) !== undefined) forget();
  }
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t(`investigation.act.${act}`)}
      onCancel={onDone}
      onSubmit={(filled) => void save(filled)}
      focusFirst
    >
      {withPaper.includes(act) && (
        <p className="tiny">{t('investigation.form.makesPaper', { paper: t(`investigation.paper.${act}`) })}</p>
      )}
    </FieldForm>
  );
}
