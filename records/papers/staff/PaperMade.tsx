/** After a paper was made: its number and both files at once, so that nobody has to look for it. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { useText } from '@guilu/ui/text.ts';
import { downloadPaper } from '../contract.ts';

interface Props {
  paper: { paperId: string; number: string };
  onDone: () => void;
}

export function PaperMade({ paper, onDone }: Props) {
  const { t } = useText();
  const { paperId } = paper;
  return (
    <div className="fields" role="status">
      <p>{t('papers.isMade', { number: paper.number })}</p>
      <div className="btns">
        <a className="btn p" href={urlOf(downloadPaper, { paperId, format: 'docx' })}>
          {t('papers.getWord')}
        </a>
        <a className="btn" href={urlOf(downloadPaper, { paperId, format: 'pdf' })}>
          {t('papers.getPdf')}
        </a>
        <button type="button" className="btn" onClick={onDone}>
          {t('ui.close')}
        </button>
      </div>
    </div>
  );
}
