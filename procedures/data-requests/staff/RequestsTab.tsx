/** The file's tab: what this person has asked for. */
import { useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { dataRequestsOfCase } from '../contract.ts';
import { RequestTable } from './RequestTable.tsx';

export default function RequestsTab({ caseId }: FileProps) {
  const { t } = useText();
  const answer = useCall(dataRequestsOfCase, { params: { caseId } });
  return (
    <Shown of={answer}>
      {({ rows }) =>
        rows.length ? (
          <Panel title={t('dataRequests.title')}>
            <RequestTable rows={rows} withName={false} />
          </Panel>
        ) : (
          <Empty>{t('dataRequests.noneOfCase')}</Empty>
        )
      }
    </Shown>
  );
}
