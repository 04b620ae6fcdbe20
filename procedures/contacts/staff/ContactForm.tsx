/** A visit, a talk or a report in a few fields; the rest unfolds. Enter saves, and in a run the next person opens. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import { fieldOfProblem, isEmpty, type Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { recordContact } from '../contract.ts';
import { makerOf } from '../rules.ts';
import { bodyOf, contactFields, firstMaker, firstNames, kindOf, writtenBelow } from './contact-fields.ts';
import { Photo } from './Photo.tsx';

export default function ContactForm({ type, caseId, kind, due, bulk, onDone, onCancel }: FactFormProps) {
  const { t, w, today, list } = useText();
  const say = useSay();
  const who = useWho();
  // The day is always today until somebody says otherwise: a visit made late is not written into the month it was owed for.
  const own = makerOf(who);
  const first: Values = { kind: kindOf(type), on: today, by: firstMaker(own, due?.owedBy) };
  const [values, setValues, forget] = useDraft<Values>(
    [who.accountId, caseId, 'contact', type, due?.key].join(' '),
    first,
  );
  const [unfolded, setUnfolded] = useState(false);
  const [photo, setPhoto] = useState<File>();
  const { send, busy, problem } = useWrite(recordContact);
  const all = contactFields(t, {
    caseKind: kind ?? 'correction',
    today,
    own,
    inRun: bulk !== undefined,
    written: !isEmpty(values.findings),
  });
  const atFault = fieldOfProblem(problem, all);
  const more = unfolded || writtenBelow(values) || (atFault !== undefined && !firstNames.includes(atFault));
  const fields = more ? all : all.filter((field) => firstNames.includes(field.name));

  async function save(filled: Values) {
    if (photo && Photo.tooBig(photo)) return;
    const answer = await send({ params: { caseId }, body: bodyOf(filled) });
    if (!answer) return;
    forget();
    if (answer.met.length) say(t('contacts.met', { list: list(answer.met.map(w)) }));
    else if (due) say(t('contacts.notMet'));
    if (photo)
      await Photo.send(caseId, answer.factId, photo).catch((error: unknown) =>
        say(t('contacts.photoLost', { why: Photo.sentence(error, w) })),
      );
    onDone();
  }
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t(bulk && bulk.at < bulk.of ? 'contacts.saveNext' : 'contacts.save')}
      onCancel={onCancel}
      onSubmit={(filled) => void save(filled)}
      focusFirst
    >
      <Photo.Choose file={photo} onChoose={setPhoto} />
      {!writtenBelow(values) && (
        <button type="button" className="link" aria-expanded={more} onClick={() => setUnfolded(!more)}>
          {t(more ? 'contacts.less' : 'contacts.more')}
        </button>
      )}
    </FieldForm>
  );
}
