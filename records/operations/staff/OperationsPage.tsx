/** How the installation stands: what is well is said in a line, what is not stands out. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Chip, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useEffect } from 'react';
import { type Operations, operations, verifyChains } from '../contract.ts';

export default function OperationsPage() {
  const { t, instant } = useText();
  const answer = useCall(operations, {}, { keep: true });
  const { data } = answer;
  const walking = data?.chainRunning === true;
  useEffect(() => {
    if (!walking) return undefined;
    const timer = setInterval(() => void answer.reload(), 1500);
    return () => clearInterval(timer);
  }, [walking, answer]);
  return (
    <Page
      title={t('operations.title')}
      sub={data && t('operations.sub', { version: data.version, since: instant(data.startedAt) })}
      acts={
        <button type="button" className="btn" onClick={() => void answer.reload()}>
          {t('operations.refresh')}
        </button>
      }
    >
      <Shown of={answer}>
        {(of) => (
          <div className="two">
            <div>
              <Backup of={of} />
              <Drill of={of} />
              <Chain of={of} reload={() => void answer.reload()} />
            </div>
            <div>
              <Queue of={of} />
              <Disk of={of} />
              <Calendar of={of} />
              <Rules of={of} />
            </div>
          </div>
        )}
      </Shown>
    </Page>
  );
}

function Lines({ lines }: { lines: [string, React.ReactNode][] }) {
  return (
    <dl className="facts-list">
      {lines.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Backup({ of: { backup, at } }: { of: Operations }) {
  const { t, instant } = useText();
  if (!backup)
    return (
      <Panel title={t('operations.backup')}>
        <div className="in">
          <p className="note-bad">{t('operations.backupNone')}</p>
        </div>
      </Panel>
    );
  const behind = !backup.reaches || Date.parse(at) - Date.parse(backup.reaches) > 10 * 60_000;
  return (
    <Panel title={t('operations.backup')} right={behind ? <Chip kind="late">{t('operations.stale')}</Chip> : undefined}>
      <Lines
        lines={[
          [t('operations.folder'), backup.folder],
          [
            t('operations.lastBase'),
            backup.lastBase && `${instant(backup.lastBase)} · ${t('operations.bases', { n: backup.bases })}`,
          ],
          [t('operations.reaches'), backup.reaches && instant(backup.reaches)],
        ]}
      />
    </Panel>
  );
}

function Drill({ of: { drill } }: { of: Operations }) {
  const { t, instant } = useText();
  if (!drill)
    return (
      <Panel title={t('operations.drill')}>
        <p className="in quiet">{t('operations.drillNone')}</p>
      </Panel>
    );
  return (
    <Panel
      title={t('operations.drill')}
      right={
        <Chip kind={drill.holds ? 'done' : 'late'}>{t(drill.holds ? 'operations.holds' : 'operations.broken')}</Chip>
      }
    >
      <Lines
        lines={[
          [t('operations.at'), instant(drill.at)],
          ['', t('operations.drillLine', { facts: drill.facts, files: drill.files, seconds: drill.seconds })],
        ]}
      />
      {!drill.holds && (
        <ul className="in">
          {drill.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Chain({ of: { chain, chainRunning }, reload }: { of: Operations; reload: () => void }) {
  const { t, instant, code } = useText();
  const { send, busy } = useWrite(verifyChains, reload);
  const broken = chain?.broken ?? [];
  return (
    <Panel
      title={t('operations.chain')}
      right={
        chain && (
          <Chip kind={broken.length ? 'late' : 'done'}>
            {t(broken.length ? 'operations.broken' : 'operations.holds')}
          </Chip>
        )
      }
    >
      {chain ? (
        <Lines
          lines={
            [
              [t('operations.at'), instant(chain.at)],
              ['', t('operations.chainHolds', { counties: chain.counties, entries: chain.entries })],
            ].slice(0, broken.length ? 1 : 2) as [string, React.ReactNode][]
          }
        />
      ) : (
        <p className="in quiet">{t('operations.chainNone')}</p>
      )}
      {broken.map((one) => (
        <div key={one.county} className="in">
          <p className="note-bad">
            {t('operations.chainBroken', { county: one.county, seq: one.seq, why: code('accessLog.why', one.why) })}
          </p>
        </div>
      ))}
      <div className="in btns">
        <button
          type="button"
          className="btn"
          disabled={busy || chainRunning}
          onClick={() => void send({ body: {} as never })}
        >
          {t(chainRunning ? 'operations.verifying' : 'operations.verify')}
        </button>
      </div>
    </Panel>
  );
}

function Queue({ of: { queue } }: { of: Operations }) {
  const { t, instant } = useText();
  return (
    <Panel title={t('operations.queue')}>
      <Lines
        lines={[
          [t('operations.waiting'), t('operations.items', { n: queue.waiting })],
          [t('operations.failing'), t('operations.items', { n: queue.failing })],
          [t('operations.givenUp'), t('operations.items', { n: queue.givenUp })],
          [t('operations.oldest'), queue.oldest ? instant(queue.oldest) : undefined],
        ]}
      />
      {queue.givenUp > 0 && (
        <div className="in">
          <p className="note-bad">{t('operations.queueBad')}</p>
        </div>
      )}
    </Panel>
  );
}

const gigabytes = (mb: number) => (mb / 1024).toFixed(mb > 10_240 ? 0 : 1);

function Disk({ of: { disk, reserveMb, database } }: { of: Operations }) {
  const { t } = useText();
  return (
    <Panel title={t('operations.disk')}>
      <Lines
        lines={[
          ...disk.map(({ what, freeMb, totalMb }): [string, React.ReactNode] => [
            t(`operations.disks.${what}`),
            <>
              {t('operations.free', { free: gigabytes(freeMb), total: gigabytes(totalMb) })}{' '}
              {freeMb < Math.max(5 * reserveMb, totalMb / 20) && <Chip kind="late">{t('operations.low')}</Chip>}
            </>,
          ]),
          [
            '',
            <span key="reserve" className="tiny">
              {t('operations.reserve', { mb: reserveMb })}
            </span>,
          ],
          [
            t('operations.database'),
            t('operations.databaseLine', { version: database.version, mb: database.megabytes }),
          ],
        ]}
      />
    </Panel>
  );
}

function Calendar({ of: { calendarThrough, at } }: { of: Operations }) {
  const { t } = useText();
  const next = Number(at.slice(0, 4)) + 1;
  // The State Council announces next year's holidays in November.
  const short = calendarThrough < next && Number(at.slice(5, 7)) >= 11;
  return (
    <Panel title={t('operations.calendar')}>
      <p className="in">{t('operations.through', { year: calendarThrough })}</p>
      {short && (
        <div className="in">
          <p className="note-bad">{t('operations.calendarShort', { year: next })}</p>
        </div>
      )}
    </Panel>
  );
}

function Rules({ of: { setAside } }: { of: Operations }) {
  const { t, w } = useText();
  return (
    <Panel title={t('operations.rules')}>
      {setAside.length === 0 ? (
        <p className="in quiet">{t('operations.rulesNone')}</p>
      ) : (
        <ul className="in">
          {setAside.map((one) => (
            <li key={`${one.county} ${one.file} ${one.line}`}>
              {t('operations.rulesLine', { county: one.county, file: one.file, line: one.line })} {w(one.message)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
