/** Ways to reach the person, masked; and the person's other cases. */
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { OpenedFile } from './File.tsx';
import { Unmask } from '../../../people/staff/Unmask.tsx';

export function Contacts({ file }: { file: OpenedFile }) {
  const { t, w } = useText();
  if (file.contacts.length === 0) return null;
  return (
    <Panel title={t('file.contacts')}>
      <ul className="rows">
        {file.contacts.map((contact) => (
          <li key={`${contact.factId} ${contact.field}`} className="due">
            <span>
              <span className="quiet">{w(contact.label)}</span>{' '}
              <Unmask
                personId={file.head.personId}
                factId={contact.factId}
                field={contact.field}
                masked={contact.masked}
              />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function OtherCases({ file }: { file: OpenedFile }) {
  const { t, day, code } = useText();
  if (file.otherCases.length === 0) return null;
  return (
    <Panel title={t('file.otherCases')}>
      <ul className="rows">
        {file.otherCases.map((other) => (
          <li key={other.caseId} className="due">
            <span>
              <PageLink to={`/cases/${other.caseId}`}>
                {code('case.kind', other.kind)} {other.number}
              </PageLink>{' '}
              <span className="tiny">
                {t('file.openedOn', { day: day(other.openedOn), state: code('case.state', other.state) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
