/** A paper by its number, to be opened as PDF or Word. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { downloadPaper } from '../contract.ts';

export function PaperLinks({ of }: { of: { paperId: string; number: string } }) {
  const link = (format: 'docx' | 'pdf', word: string) => (
    <a href={urlOf(downloadPaper, { paperId: of.paperId, format })} aria-label={`${word} ${of.number}`}>
      {word}
    </a>
  );
  return (
    <span className="papers">
      {of.number} {link('pdf', 'PDF')} {link('docx', 'Word')}
    </span>
  );
}
