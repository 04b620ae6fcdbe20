/** What was promised at a contact and is not done yet. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { doneFollowUp, followUps, recordContacts } from '../contract.ts';

export default function FollowUps() {
  const { t, day, today } = useText();
  const { shown } = useNames();
  const answer = useCall(followUps, { query: { until: '2099-12-31' } });
  const { send, busy, problem } = useWrite(doneFollowUp);
  const may = useMay();
  return (
    <Page
      title={t('contacts.followUps')}
      sub={answer.data && t('contacts.followUpCount', { count: answer.data.rows.length })}
    >
      <ProblemNote problem={problem} />
      <div className="panel">
        <Shown of={answer}>
          {(data) =>
            data.rows.length === 0 ? (
              <Empty>{t('contacts.noFollowUps')}</Empty>
            ) : (
              <dl className="facts-list">
                {data.rows.map((row) => (
                  <div key={row.factId}>
                    <dt>
                      <Chip kind={(row.followUpOn ?? '') < today ? 'late' : 'later'}>{day(row.followUpOn)}</Chip>
                    </dt>
                    <dd>
                      <PageLink to={`/cases/${row.caseId}`}>
                        <b>{shown(row.name ?? '')}</b>
                      </PageLink>{' '}
                      {row.followUp}{' '}
                      {may(recordContacts) && (
                        <button
                          type="button"
                          className="btn"
                          disabled={busy}
                          onClick={() => void send({ params: { caseId: row.caseId, factId: row.factId } })}
                        >
                          {t('contacts.done')}
                        </button>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            )
          }
        </Shown>
      </div>
    </Page>
  );
}
