/** The officer's morning: what is late, what is due today and this week, who is waited for, and why. */
import { useCall } from '@guilu/ui/calls.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { today, type TodayLine } from '../contract.ts';
import { AlertPanel } from './AlertPanel.tsx';
import { DutyCalendar } from './DutyCalendar.tsx';
import { bundle, type Group, groups, partOfDay } from './grouping.ts';
import { RecordRun } from './RecordRun.tsx';
import { RemindDrawer } from './RemindDrawer.tsx';
import { Tallies } from './Tallies.tsx';
import { type RowActs, TodayRow } from './TodayRow.tsx';
import { TraceDrawer } from './TraceDrawer.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

type Opened = { record: TodayLine[] } | { why: TodayLine } | { remind: TodayLine };

export default function Today() {
  const { t, dayLong, today: day } = useText();
  const who = useWho();
  const [address] = useAddress();
  const answer = useCall(today, { query: address.mine ? { mine: true } : {} }, { everySeconds: 120, keep: true });
  const [opened, setOpened] = useState<Opened>();
  const acts: RowActs = {
    onRecord: (lines) => setOpened({ record: lines }),
    onWhy: (why) => setOpened({ why }),
    onRemind: (remind) => setOpened({ remind }),
  };
  const people = answer.data?.people;
  const sub = [
    dayLong(answer.data?.day ?? day),
    people &&
      t('today.lookAfter', {
        count: people.correction + people.resettlement,
        correction: people.correction,
        resettlement: people.resettlement,
      }),
  ];
  return (
    <Page
      title={t(`today.greeting.${partOfDay(new Date())}`, { name: who.name })}
      sub={sub.filter(Boolean).join(' · ')}
      acts={<ViewSwitch />}
    >
      {address.view === 'calendar' ? (
        <DutyCalendar acts={acts} />
      ) : (
        <Shown of={answer}>
          {(data) => (
            <>
              {data.ownRulesSetAside && (
                <p className="note-bad" role="alert">
                  {t('today.ownRulesSetAside')}
                </p>
              )}
              <Tallies counts={data.counts} approvals={data.approvals} />
              {!address.only && <AlertPanel alerts={data.alerts} />}
              <Lists lines={data.lines} acts={acts} />
            </>
          )}
        </Shown>
      )}
      {opened && <OpenedDrawer opened={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  );
}

function OpenedDrawer({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  if ('record' in opened) return <RecordRun lines={opened.record} onClose={onClose} />;
  if ('why' in opened) return <TraceDrawer line={opened.why} name={opened.why.name} onClose={onClose} />;
  return <RemindDrawer line={opened.remind} onClose={onClose} />;
}

/** The groups in order; one alone where the address asks for it. */
function Lists({ lines, acts }: { lines: TodayLine[]; acts: RowActs }) {
  const { t } = useText();
  const [address] = useAddress();
  const only = groups.find((group) => group === address.only);
  const shown = groups.filter((group) =>
    only ? group === only : group === 'today' || lines.some((line) => line.group === group),
  );
  if (lines.length === 0)
    return (
      <div className="panel">
        <Empty>{t('today.nothing')}</Empty>
      </div>
    );
  return shown.map((group) => (
    <GroupPanel
      key={group}
      group={group}
      lines={lines.filter((line) => line.group === group)}
      acts={acts}
      whole={!!only}
    />
  ));
}

/** Long lists open in parts, so that the page stays quick; the count says how many there are. */
const OPEN = 60;

function GroupPanel({
  group,
  lines,
  acts,
  whole,
}: {
  group: Group;
  lines: TodayLine[];
  acts: RowActs;
  whole: boolean;
}) {
  const { t } = useText();
  const [address] = useAddress();
  const [open, setOpen] = useState(whole ? OPEN * 5 : OPEN);
  const bundles = bundle(lines, address.by === 'person' ? 'person' : 'duty');
  return (
    <Panel title={t(`today.group.${group}`, { count: lines.length })}>
      {bundles.length === 0 && <Empty>{t(`today.none.${group}`)}</Empty>}
      <ul className="rows">
        {bundles.slice(0, open).map((one) => (
          <TodayRow key={one.key} bundle={one} {...acts} />
        ))}
      </ul>
      {bundles.length > open && (
        <div className="in">
          <button type="button" className="btn" onClick={() => setOpen(open + OPEN * 5)}>
            {t('today.more', { count: bundles.length - open })}
          </button>
        </div>
      )}
    </Panel>
  );
}
