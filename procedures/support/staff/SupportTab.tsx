/** The file's tab of those who stand beside the person by name, and of counselling. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Chip, Empty, Panel, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { counsels, endMember, nameSupport, type SupportMember, supportOfCase } from '../contract.ts';
import { Counselling } from './Counselling.tsx';
import { NameForm } from './NameForm.tsx';

export default function SupportTab({ caseId, state }: FileProps) {
  const { t } = useText();
  const may = useMay();
  const answer = useCall(supportOfCase, { params: { caseId } });
  const open = state !== 'closed' && state !== 'archived';
  const members = (
    <Panel title={t('support.members')}>
      <Shown of={answer}>
        {(data) =>
          data.rows.length ? <Members caseId={caseId} rows={data.rows} /> : <Empty>{t('support.nobody')}</Empty>
        }
      </Shown>
      {open && may(nameSupport) && <NameForm caseId={caseId} />}
    </Panel>
  );
  const counselling = <Counselling caseId={caseId} open={open} />;
  // The wide column is for whoever writes in it.
  return may(counsels) ? (
    <div className="two">
      {counselling}
      {members}
    </div>
  ) : (
    <div className="two">
      {members}
      {counselling}
    </div>
  );
}

function Members({ caseId, rows }: { caseId: string; rows: SupportMember[] }) {
  const { t, day } = useText();
  const may = useMay();
  const { send, busy, problem } = useWrite(endMember);
  return (
    <>
      <ProblemNote problem={problem} />
      <dl className="facts-list">
        {rows.map((row) => (
          <div key={row.accountId + row.namedAt}>
            <dt>
              {t(`support.role.${row.role}`)}{' '}
              {row.endedAt && <Chip kind="plain">{t('support.until', { day: day(row.endedAt.slice(0, 10)) })}</Chip>}
            </dt>
            <dd>
              <b>{row.name}</b> <span className="quiet">{row.organisationName}</span>{' '}
              <span className="tiny">
                {t('support.namedBy', { day: day(row.namedAt.slice(0, 10)), by: row.namedBy })}
              </span>{' '}
              {!row.endedAt && may(nameSupport) && (
                <button
                  type="button"
                  className="link"
                  disabled={busy}
                  aria-label={`${t('support.end')} ${row.name}`}
                  onClick={() => void send({ params: { caseId, accountId: row.accountId } })}
                >
                  {t('support.end')}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
