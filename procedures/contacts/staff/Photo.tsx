/** A photo or scan for a contact: made smaller in the browser before it is sent. */
import { FilePick } from '@guilu/ui/FilePick.tsx';
import { call, CallError } from '@guilu/platform/http/client.ts';
import { smallerPicture, tooBig } from '@guilu/ui/picture.ts';
import { useText, type Wording } from '@guilu/ui/text.ts';
import { addAttachment } from '@guilu/records/papers/contract.ts';
import { useId } from 'react';

function Choose({ file, onChoose }: { file: File | undefined; onChoose: (file: File | undefined) => void }) {
  const { t } = useText();
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t('contacts.photo')}
      </label>
      <FilePick
        id={id}
        accept="image/jpeg,image/png,image/webp,application/pdf"
        chosen={file?.name}
        onPick={(event) => onChoose(event.target.files?.[0])}
      />
      {file && tooBig(file) ? (
        <span className="wrong" role="alert">
          {t('contacts.photoBig')}
        </span>
      ) : (
        <span className="hint">{t('contacts.photoHint')}</span>
      )}
    </div>
  );
}

async function send(caseId: string, factId: string, file: File): Promise<void> {
  const body = new FormData();
  body.append('factId', factId);
  body.append('file', await smallerPicture(file), file.name);
  await call(addAttachment, { params: { caseId }, body });
}

const sentence = (error: unknown, w: (wording: Wording) => string): string =>
  error instanceof CallError ? w(error.problem.sentence) : String(error);

export const Photo = { Choose, tooBig, send, sentence };
