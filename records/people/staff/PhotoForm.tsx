/** A new photo: chosen, or taken with the camera of a phone, made smaller here, with the day on which it was taken. */
import { FilePick } from '@guilu/ui/FilePick.tsx';
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { smallerPicture, tooBig } from '@guilu/ui/picture.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useEffect, useId, useState } from 'react';
import { addPhoto } from '../contract.ts';

/** Enough for a face on paper; a photo of a person needs no more. */
const LONGEST = 1200;

export function PhotoForm({ personId }: { personId: string }) {
  const { t, today } = useText();
  const say = useSay();
  const [file, setFile] = useState<File>();
  const [wrong, setWrong] = useState('');
  const [values, setValues] = useState<Values>({ takenOn: today });
  const { send, busy, problem } = useWrite(addPhoto, () => {
    say(t('people.photoKept'));
    setFile(undefined);
  });
  async function submit(takenOn: string) {
    if (!file) return setWrong(t('people.photoMissing'));
    if (tooBig(file)) return setWrong(t('people.photoTooBig'));
    const body = new FormData();
    body.append('takenOn', takenOn);
    try {
      body.append('file', await smallerPicture(file, LONGEST), file.name);
    } catch {
      return setWrong(t('people.photoUnreadable'));
    }
    await send({ params: { personId }, body });
  }
  const choose = (chosen: File | undefined) => {
    setWrong('');
    setFile(chosen);
  };
  return (
    <>
      <h3>{t('people.newPhoto')}</h3>
      <Choose file={file} wrong={wrong} onChoose={choose} />
      <FieldForm
        fields={[{ name: 'takenOn', kind: 'day', required: true, label: t('people.takenOn'), max: today }]}
        values={values}
        onChange={setValues}
        onSubmit={({ takenOn }) => void submit(String(takenOn))}
        busy={busy}
        problem={problem}
        submit={t('people.keepPhoto')}
      />
    </>
  );
}

function Choose({
  file,
  wrong,
  onChoose,
}: {
  file: File | undefined;
  wrong: string;
  onChoose: (file: File | undefined) => void;
}) {
  const { t } = useText();
  const id = useId();
  const url = useObjectUrl(file);
  return (
    <div className="field choose-photo">
      <label className="label" htmlFor={id}>
        {t('people.photo')}
      </label>
      <FilePick
        id={id}
        key={file ? 'chosen' : 'none'}
        accept="image/jpeg,image/png,image/webp"
        chosen={file?.name}
        describedBy={`${id}-hint`}
        onPick={(event) => onChoose(event.target.files?.[0] ?? file)}
      />
      <span id={`${id}-hint`} className={wrong ? 'wrong' : 'hint'} role={wrong ? 'alert' : undefined}>
        {wrong || t('people.photoHint')}
      </span>
      {url && <img src={url} alt={t('people.chosenPhoto')} width={105} height={135} />}
    </div>
  );
}

function useObjectUrl(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file) return setUrl(undefined);
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
