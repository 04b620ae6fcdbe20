/** A photo or scan for a contact: made smaller in the browser before it is sent. */
import { call, CallError } from '@guilu/platform/http/client.ts';
import { useText, type Wording } from '@guilu/ui/text.ts';
import { addAttachment } from '@guilu/records/papers/contract.ts';
import { useId } from 'react';

const longest = 2000;
const most = 20_000_000;

function Choose({ file, onChoose }: { file: File | undefined; onChoose: (file: File | undefined) => void }) {
  const { t } = useText();
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t('contacts.photo')}
      </label>
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp,application/pdf"
        onChange={(event) => onChoose(event.target.files?.[0])}
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

/** Over the limit before anything is made smaller: it is not even read. */
const tooBig = (file: File): boolean => file.size > most;

/** A picture at most 2000 pixels long, as JPEG; a scan as it is. */
async function smaller(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(file);
  const share = Math.min(1, longest / Math.max(picture.width, picture.height));
  if (share === 1 && file.size < 2_000_000) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', 0.85));
}

async function send(caseId: string, factId: string, file: File): Promise<void> {
  const body = new FormData();
  body.append('factId', factId);
  body.append('file', await smaller(file), file.name);
  await call(addAttachment, { params: { caseId }, body });
}

const sentence = (error: unknown, w: (wording: Wording) => string): string =>
  error instanceof CallError ? w(error.problem.sentence) : String(error);

export const Photo = { Choose, tooBig, send, sentence };
