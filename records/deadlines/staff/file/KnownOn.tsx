/** Reading the file as it was known at the end of an earlier day. */
import { useAddress } from '@guilu/ui/navigation.tsx';
import { useText } from '@guilu/ui/text.ts';

export function KnownOn({ known }: { known: string | undefined }) {
  const { t, day, today } = useText();
  const [, change] = useAddress();
  return (
    <div className={known ? 'note-calm known' : 'known no-print'}>
      {known && <b>{t('file.knownNote', { day: day(known) })}</b>}
      <label className="quiet">
        {t('file.knownOn')}{' '}
        <input
          className="input"
          type="date"
          max={today}
          value={known ?? ''}
          onChange={(event) => change({ known: event.target.value || undefined })}
        />
      </label>
      {known && (
        <button type="button" className="btn" onClick={() => change({ known: undefined })}>
          {t('file.knownNow')}
        </button>
      )}
    </div>
  );
}
