/** The file's papers: documents made from it, and the photos and scans kept with it. */
import { useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { papersOfCase } from '../contract.ts';
import { Attachments } from './Attachments.tsx';
import { PaperTable } from './PaperTable.tsx';

export default function PapersTab({ caseId }: FileProps) {
  const { t } = useText();
  const answer = useCall(papersOfCase, { params: { caseId } });
  return (
    <>
      <Panel title={t('papers.made-from-file')}>
        <Shown of={answer}>
          {(data) => (data.rows.length ? <PaperTable rows={data.rows} /> : <Empty>{t('papers.noneInFile')}</Empty>)}
        </Shown>
      </Panel>
      <Attachments caseId={caseId} />
    </>
  );
}
