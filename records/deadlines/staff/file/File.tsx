/** One file: who, on what ground, until when; what happened; what is owed next and why. */
import { useCall } from '@guilu/ui/calls.ts';
import type { Returns } from '@guilu/ui/calls.ts';
import { useAddress, useParam } from '@guilu/ui/navigation.tsx';
import { Loading, Shown } from '@guilu/ui/Page.tsx';
import { componentOf, useRegistry } from '@guilu/ui/registry.tsx';
import type { FileProps, FileTab } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { Suspense } from 'react';
import { openFile } from '../../../cases/contract.ts';
import { AlertPanel } from '../AlertPanel.tsx';
import { DutyPanel } from './DutyPanel.tsx';
import { FileHead } from './FileHead.tsx';
import { KnownOn } from './KnownOn.tsx';
import { Contacts, OtherCases } from './SidePanels.tsx';
import { Timeline } from './Timeline.tsx';

export type OpenedFile = Returns<typeof openFile>;

export default function File() {
  const caseId = useParam('caseId');
  const [address] = useAddress();
  const known = /^\d{4}-\d\d-\d\d$/.test(address.known ?? '') ? address.known : undefined;
  const file = useCall(
    openFile,
    { params: { caseId }, query: known ? { asKnownOn: known } : {} },
    { freshSeconds: 30 },
  );
  return (
    <div className="page">
      <Shown of={file}>{(data) => <Contents file={data} known={known} />}</Shown>
    </div>
  );
}

function Contents({ file, known }: { file: OpenedFile; known: string | undefined }) {
  const about: FileProps = {
    caseId: file.head.caseId,
    personId: file.head.personId,
    name: file.head.name,
    kind: file.head.kind,
    state: file.head.state,
  };
  const mayRecord = file.head.mayRecord && !known;
  const [address] = useAddress();
  const tabs = useTabs(file.head.kind);
  const tab = tabs.find((one) => one.key === address.tab);
  return (
    <>
      <FileHead file={file} about={about} mayRecord={mayRecord} />
      {!known && <Notes about={about} />}
      <div className="parts">
        <Tabs tabs={tabs} at={tab?.key} />
        <KnownOn known={known} />
      </div>
      {tab ? (
        <OtherTab tab={tab} about={about} />
      ) : (
        <div className="two">
          <div>
            <AlertPanel
              alerts={file.alerts
                .filter((alert) => !alert.disposition)
                .map((alert) => ({ ...alert, caseId: about.caseId }))}
            />
            <Timeline file={file} about={about} mayRecord={mayRecord} />
          </div>
          <div>
            <DutyPanel file={file} about={about} mayRecord={mayRecord} />
            <Contacts file={file} />
            <OtherCases file={file} />
          </div>
        </div>
      )}
    </>
  );
}

/** What other features want seen first in this file. */
function Notes({ about }: { about: FileProps }) {
  const may = useMay();
  const notes = useRegistry().fileNotes.filter(
    (note) => (!note.permission || may(note.permission)) && (!note.kinds || note.kinds.includes(about.kind)),
  );
  return notes.map((note) => {
    const Note = componentOf(note.load);
    return (
      <Suspense key={note.key} fallback={null}>
        <Note {...about} />
      </Suspense>
    );
  });
}

function useTabs(kind: string): FileTab[] {
  const may = useMay();
  return useRegistry().fileTabs.filter((tab) => may(tab.permission) && (!tab.kinds || tab.kinds.includes(kind)));
}

function Tabs({ tabs, at }: { tabs: FileTab[]; at: string | undefined }) {
  const { t } = useText();
  const [, change] = useAddress();
  if (tabs.length === 0) return null;
  const tab = (key: string | undefined, word: string) => (
    <button key={word} type="button" aria-pressed={at === key} onClick={() => change({ tab: key }, false)}>
      {word}
    </button>
  );
  return (
    <div className="switch tabs no-print" role="group" aria-label={t('file.parts')}>
      {tab(undefined, t('file.timeline'))}
      {tabs.map((one) => tab(one.key, t(one.key)))}
    </div>
  );
}

function OtherTab({ tab, about }: { tab: FileTab; about: FileProps }) {
  const TabContents = componentOf(tab.load);
  return (
    <Suspense fallback={<Loading />}>
      <TabContents {...about} />
    </Suspense>
  );
}
