/** What reception still lacks, in the law's own list, and the group as it stands. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { Chip, Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { reception } from '../contract.ts';
import AnnouncementForm from './AnnouncementForm.tsx';
import GroupForm from './GroupForm.tsx';

const ticks = ['papers-unchecked', 'identity-unverified', 'not-registered', 'archive-not-opened', 'not-announced'];

type Act = 'announcement' | 'group';

export default function ReceptionTab({ caseId }: FileProps) {
  const { t, w } = useText();
  const answer = useCall(reception, { params: { caseId } });
  const [open, setOpen] = useState<Act>();
  const Form = open === 'announcement' ? AnnouncementForm : GroupForm;
  const fold = () => setOpen(undefined);
  return (
    <Shown of={answer}>
      {(data) => {
        const missing = new Map(data.missing.map((one) => [one.code, one.title]));
        const more = data.missing.filter((one) => !ticks.includes(one.code));
        return (
          <div className="two">
            <Panel
              title={t('reception.tab')}
              right={
                <Chip kind={data.finished ? 'done' : 'wait'}>
                  {t(data.finished ? 'reception.finished' : 'reception.unfinished')}
                </Chip>
              }
            >
              <dl className="facts-list">
                {ticks.map((code) => (
                  <div key={code}>
                    <dt>{t(`reception.tick.${code}`)}</dt>
                    <dd>
                      <Chip kind={missing.has(code) ? 'wait' : 'done'}>
                        {t(missing.has(code) ? 'reception.notYet' : 'reception.done')}
                      </Chip>
                    </dd>
                  </div>
                ))}
                {more.map((one) => (
                  <div key={one.code}>
                    <dt>{t('reception.also')}</dt>
                    <dd>{w(one.title)}</dd>
                  </div>
                ))}
              </dl>
              <ReceptionActs data={data} open={open} onOpen={setOpen} />
              {open && (
                <div className="in">
                  <Form caseId={caseId} onDone={fold} onCancel={fold} />
                </div>
              )}
            </Panel>
            <Panel title={t('reception.members', { count: data.group.length })}>
              {data.group.length === 0 ? (
                <Empty>{t('reception.noGroup')}</Empty>
              ) : (
                <dl className="facts-list">
                  {data.group.map((member) => (
                    <div key={member.name}>
                      <dt>{t(`reception.role.${member.role}`)}</dt>
                      <dd>{member.name}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </Panel>
          </div>
        );
      }}
    </Shown>
  );
}

interface ActsProps {
  data: Returns<typeof reception>;
  open: Act | undefined;
  onOpen: (act: Act | undefined) => void;
}

/** Announcement and group where they are in one's hands; else why they are not (CCL 9). */
function ReceptionActs({ data, open, onOpen }: ActsProps) {
  const { t, w } = useText();
  const { announce, group } = data.notTheirs;
  const offered: { act: Act; word: string }[] = [];
  if (!announce && data.missing.some((one) => one.code === 'not-announced'))
    offered.push({ act: 'announcement', word: t('reception.announce') });
  if (!group) offered.push({ act: 'group', word: t(data.group.length ? 'reception.renew' : 'reception.group') });
  return (
    <div className="in">
      {offered.length > 0 && (
        <div className="btns">
          {offered.map(({ act, word }) => (
            <button
              key={act}
              type="button"
              className={act === 'announcement' ? 'btn p' : 'btn'}
              aria-expanded={open === act}
              onClick={() => onOpen(open === act ? undefined : act)}
            >
              {word}
            </button>
          ))}
        </div>
      )}
      {[announce, group].map((why) => why && <div key={why.zh}>{w(why)}</div>)}
    </div>
  );
}
