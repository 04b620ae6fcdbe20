/** Papers as lines of a table, each with its downloads and, where it no longer stands, a sentence why. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { downloadPaper, type PaperLine } from '../contract.ts';

/** `people`: name the person and lead to the file, where papers of several stand together. */
export function PaperTable({ rows, people }: { rows: PaperLine[]; people?: boolean }) {
  const { t } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{t('papers.paper')}</th>
            {people && <th scope="col">{t('people.name')}</th>}
            <th scope="col">{t('papers.made')}</th>
            <th scope="col">{t('papers.download')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PaperRow key={row.paperId} row={row} people={people ?? false} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PaperRow({ row, people }: { row: PaperLine; people: boolean }) {
  const { t, w, instant } = useText();
  const { shown } = useNames();
  const link = (format: 'docx' | 'pdf', word: string) => (
    <a
      href={urlOf(downloadPaper, { paperId: row.paperId, format })}
      aria-label={`${word} ${w(row.title)} ${row.number}`}
    >
      {word}
    </a>
  );
  return (
    <tr>
      <td>
        <b>{w(row.title)}</b>
        <div className="tiny">{row.number}</div>
        {row.outdated && (
          <div>
            <Chip kind="late">{t('papers.outdated')}</Chip> <span className="tiny">{t('papers.outdatedWhy')}</span>
          </div>
        )}
      </td>
      {people && (
        <td>
          <PageLink to={`/cases/${row.caseId}`}>{shown(row.name)}</PageLink>
        </td>
      )}
      <td>
        {row.madeBy}
        <div className="tiny">{instant(row.madeAt)}</div>
      </td>
      <td>
        {link('docx', 'Word')} {row.pdf ? link('pdf', 'PDF') : <span className="tiny">{t('papers.noPdf')}</span>}
      </td>
    </tr>
  );
}
