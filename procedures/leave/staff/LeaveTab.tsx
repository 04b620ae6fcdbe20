/** One person's leave, newest first, in the file. */
import { useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { leaveOfCase } from '../contract.ts';
import { LeaveTable } from './LeaveTable.tsx';

export default function LeaveTab({ caseId }: FileProps) {
  const { t } = useText();
  const answer = useCall(leaveOfCase, { params: { caseId } });
  return (
    <Panel title={t('leave.tab')}>
      <Shown of={answer}>
        {(data) =>
          data.rows.length ? <LeaveTable rows={data.rows} withName={false} /> : <Empty>{t('leave.none.all')}</Empty>
        }
      </Shown>
    </Panel>
  );
}
