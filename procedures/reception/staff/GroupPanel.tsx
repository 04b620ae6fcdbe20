/** The corrections group on the tab of reception: members with their tasks, what the law asks and it lacks, and changing it. */
import type { Returns } from '@guilu/ui/calls.ts';
import { Empty, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import type { reception } from '../contract.ts';
import GroupForm from './GroupForm.tsx';

export function GroupPanel({ caseId, data }: { caseId: string; data: Returns<typeof reception> }) {
  const { t, w } = useText();
  const [open, setOpen] = useState(false);
  const fold = () => setOpen(false);
  const { group, groupLacks } = data;
  return (
    <Panel title={t('reception.members', { count: group.length })}>
      {group.length === 0 ? (
        <Empty>{t('reception.noGroup')}</Empty>
      ) : (
        <dl className="facts-list">
          {group.map((member, at) => (
            <div key={at}>
              <dt>{t(`reception.role.${member.role}`)}</dt>
              <dd>
                {member.name} {member.task && <span className="quiet">{member.task}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="in">
        {groupLacks.length > 0 && (
          <div className="note-bad">
            {t('reception.groupLacks')}
            <ul>
              {groupLacks.map((one) => (
                <li key={one.code}>{w(one.title)}</li>
              ))}
            </ul>
          </div>
        )}
        {data.notTheirs.group && w(data.notTheirs.group)}
        {!data.notTheirs.group && (
          <div className="btns">
            <button
              type="button"
              className={group.length ? 'btn' : 'btn p'}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {t(group.length ? 'reception.renew' : 'reception.group')}
            </button>
          </div>
        )}
        {open && <GroupForm caseId={caseId} onDone={fold} onCancel={fold} />}
      </div>
    </Panel>
  );
}
