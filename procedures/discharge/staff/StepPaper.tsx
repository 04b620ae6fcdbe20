/** The papers of one step: number, both files, and how they stand. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { downloadPaper, type PaperLine } from '@guilu/records/papers/contract.ts';
import { PaperState } from '@guilu/records/papers/staff/PaperState.tsx';
import { useText } from '@guilu/ui/text.ts';

export function StepPaper({ papers }: { papers: PaperLine[] }) {
  const { w } = useText();
  return (
    <div className="papers">
      {papers.map((paper) => (
        <div key={paper.paperId} className={paper.voided && 'void'}>
          {w(paper.title)} <span className="tiny">{paper.number}</span>{' '}
          <a
            href={urlOf(downloadPaper, { paperId: paper.paperId, format: 'docx' })}
            aria-label={`Word ${w(paper.title)} ${paper.number}`}
          >
            Word
          </a>{' '}
          {paper.pdf && (
            <a
              href={urlOf(downloadPaper, { paperId: paper.paperId, format: 'pdf' })}
              aria-label={`PDF ${w(paper.title)} ${paper.number}`}
            >
              PDF
            </a>
          )}
          <PaperState paper={paper} />
        </div>
      ))}
    </div>
  );
}
