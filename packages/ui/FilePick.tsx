/** Choosing a file in the words of this page: the browser's own control speaks the browser's language and says "No file chosen". */
import type { ChangeEvent } from 'react';
import { useText } from './text.ts';

interface Props {
  /** Of the field, so that its `label` names the input. */
  id: string;
  accept: string;
  /** Name of the chosen file, shown beside the button. */
  chosen?: string | undefined;
  disabled?: boolean;
  describedBy?: string;
  onPick: (event: ChangeEvent<HTMLInputElement>) => void;
}

export function FilePick({ id, accept, chosen, disabled, describedBy, onPick }: Props) {
  const { t } = useText();
  return (
    <span className="file-pick">
      <span className="btn pick" aria-disabled={disabled}>
        {t('ui.chooseFile')}
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={onPick}
        />
      </span>
      {chosen !== undefined && <span className="tiny">{chosen}</span>}
    </span>
  );
}
