/** A visit, a talk or a report in a few fields; the rest unfolds. Enter saves, and in a run the next person opens. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { type ContactBody, recordContact, sections } from '../contract.ts';
import { contactFields, kindOf } from './contact-fields.ts';
import { Photo } from './Photo.tsx';

export default function ContactForm({ type, caseId, kind, due, bulk, supersedes, onDone, onCancel }: FactFormProps) {
  const { t, w, today } = useText();
  const say = useSay();
  const [more, setMore] = useState(false);
  const [photo, setPhoto] = useState<File>();
  const [values, setValues] = useState<Values>({ kind: kindOf(type, String(supersedes?.data.channel ?? '')), on: due && due.dueOn < today ? due.dueOn : today });
  const { send, busy, problem } = useWrite(recordContact);
  const fields = contactFields(t, { type, caseKind: kind ?? 'correction', today, more });

  async function save(filled: Values) {
    const answer = await send({ params: { caseId }, body: bodyOf(filled) });
    if (!answer) return;
    say(answer.met.length ? t('contacts.met', { list: answer.met.map(w).join('、') }) : t(due ? 'contacts.notMet' : 'contacts.saved'));
    if (photo) await Photo.send(caseId, answer.factId, photo).catch((error: unknown) => say(Photo.sentence(error, w)));
    onDone();
  }
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t(bulk ? 'contacts.saveNext' : 'contacts.save')}
      onCancel={onCancel}
      onSubmit={(filled) => void save(filled)}
      focusFirst
    >
      <button type="button" className="link" aria-expanded={more} onClick={() => setMore(!more)}>
        {t(more ? 'contacts.less' : 'contacts.more')}
      </button>
      {more && <Photo.Choose file={photo} onChoose={setPhoto} />}
    </FieldForm>
  );
}

/** Notes of the sections go together; everything else as it stands. */
function bodyOf(filled: Values): ContactBody {
  const isSection = (name: string) => (sections as readonly string[]).includes(name);
  const notes = Object.fromEntries(Object.entries(filled).filter(([name]) => isSection(name)));
  const rest = Object.fromEntries(Object.entries(filled).filter(([name]) => !isSection(name)));
  return { ...rest, ...(Object.keys(notes).length > 0 && { notes }) } as ContactBody;
}
