/** What was said at each contact, newest first. Reading it is logged. */
import { useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { contactsOfCase } from '../contract.ts';

export default function ContactsTab({ caseId }: FileProps) {
  const { t, dayLong, day, list } = useText();
  const answer = useCall(contactsOfCase, { params: { caseId } });
  return (
    <Panel title={t('contacts.tab')}>
      <Shown of={answer}>
        {(data) =>
          data.rows.length === 0 ? (
            <Empty>{t('contacts.none')}</Empty>
          ) : (
            <dl className="facts-list">
              {data.rows.map((row) => (
                <div key={row.factId}>
                  <dt>
                    {dayLong(row.on)}
                    <div className="tiny">{row.by}</div>
                  </dt>
                  <dd>
                    <b>{t(`contacts.type.${row.type}`)}</b> {[row.place, list(row.present)].filter(Boolean).join(' · ')}
                    {Object.entries(row.notes).map(([name, text]) => (
                      <p key={name}>
                        <span className="tiny">{t(`contacts.field.${name}`)}</span> {text}
                      </p>
                    ))}
                    {row.followUpOn && (
                      <p className="tiny">
                        {t('contacts.followUpBy', {
                          day: day(row.followUpOn),
                          what: row.followUp ?? '',
                          done: row.followedUpBy ? t('contacts.followedUp', { by: row.followedUpBy }) : '',
                        })}
                      </p>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )
        }
      </Shown>
    </Panel>
  );
}
