/** Who it is: identity, addresses, contacts, family and photos, each with its days; entered, corrected and ended from here. */
import { useCall } from '@guilu/ui/calls.ts';
import { FactDrawer } from '@guilu/ui/FactDrawer.tsx';
import { Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { Photos } from '../../../people/staff/Photos.tsx';
import { openFile, type TimelineEntry } from '../../contract.ts';
import { EndForm } from './EndForm.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { SpanPanel } from './SpanPanel.tsx';
import { spansOf } from './spans.ts';

/** What is open: a new entry of a type, or one put right, or one that ends. */
type Act = { type: string; entry?: TimelineEntry; ends?: boolean };

const lists = [
  { type: 'person.address-recorded', title: 'identity.addresses', add: 'identity.addAddress', what: 'addressKind' },
  { type: 'person.contact-recorded', title: 'identity.contacts', add: 'identity.addContact', what: 'channel' },
  { type: 'person.relation-recorded', title: 'identity.family', add: 'identity.addRelative', what: 'relation' },
] as const;

export default function IdentityTab(file: FileProps) {
  const { t, today } = useText();
  const answer = useCall(openFile, { params: { caseId: file.caseId }, query: {} }, { freshSeconds: 30 });
  const [act, setAct] = useState<Act>();
  return (
    <Shown of={answer}>
      {({ head, timeline }) => {
        const may = head.mayRecord && !head.closedOn;
        const panel = { personId: file.personId, onAct: may ? setAct : undefined };
        return (
          <div className="two even">
            <div>
              <IdentityPanel head={head} timeline={timeline} {...panel} />
              <Panel title={t('people.photos')}>
                <div className="in">
                  <Photos personId={file.personId} name={file.name} />
                </div>
              </Panel>
            </div>
            <div>
              {lists.map((list) => (
                <SpanPanel key={list.type} {...list} spans={spansOf(timeline, list.type, today)} {...panel} />
              ))}
            </div>
            {act && <ActDrawer act={act} file={file} onClose={() => setAct(undefined)} />}
          </div>
        );
      }}
    </Shown>
  );
}

function ActDrawer({ act, file, onClose }: { act: Act; file: FileProps; onClose: () => void }) {
  const { t } = useText();
  const say = useSay();
  const { type, entry } = act;
  const done = () => {
    say(t('identity.saved'));
    onClose();
  };
  if (act.ends && entry) return <EndForm caseId={file.caseId} entry={entry} onDone={done} onCancel={onClose} />;
  return (
    <FactDrawer
      plain
      title={`${file.name} · ${t(entry ? 'identity.correct' : (lists.find((list) => list.type === type)?.add ?? 'identity.correct'))}`}
      type={type}
      caseId={file.caseId}
      personId={file.personId}
      name={file.name}
      kind={file.kind}
      {...(entry && { supersedes: { factId: entry.id, on: entry.on, data: entry.data } })}
      onDone={done}
      onCancel={onClose}
    />
  );
}
