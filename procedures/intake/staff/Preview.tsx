/** A roster looked through before anything is taken in: what each row comes to and why, then one button. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useAddress, useParam } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useEffect, useRef, useState } from 'react';
import {
  confirmationProgress,
  confirmRoster,
  downloadMarked,
  type ImportSummary,
  outcomes,
  readImport,
  readRows,
  type RosterRow,
} from '../contract.ts';

const size = 100;

export default function Preview() {
  const { t } = useText();
  const importId = useParam('importId');
  const answer = useCall(readImport, { params: { importId } });
  const sub = (data: ImportSummary) =>
    t(data.state === 'confirmed' ? 'intake.subTaken' : 'intake.subPreview', {
      file: data.fileName,
      sheets: data.sheets.length,
      rows: data.rows,
      count: data.done,
    });
  return (
    <Page title={t('intake.preview')} sub={answer.data && sub(answer.data)}>
      <Shown of={answer}>{(data) => <Contents summary={data} reload={answer.reload} />}</Shown>
    </Page>
  );
}

/** Before the confirmation what needs a look is what matters, after it all whose files are there. */
const showsAll = (summary: ImportSummary, address: Record<string, string | undefined>) =>
  address.all ? address.all === 'yes' : summary.state === 'confirmed';

const tones: Record<string, string> = { 'accepted-with-warning': 'today', refused: 'late', conflict: 'wait' };

function Contents({ summary, reload }: { summary: ImportSummary; reload: () => Promise<unknown> }) {
  const { t, list } = useText();
  const [address, change] = useAddress();
  const page = pageOf(address);
  const query = {
    ...(address.outcome && { outcome: address.outcome }),
    ...(address.records && !address.outcome && { records: true }),
    ...(!address.outcome && !address.records && !showsAll(summary, address) && { troubled: true }),
    page,
  };
  const rows = useCall(readRows, { params: { importId: summary.importId }, query }, { keep: true });
  return (
    <>
      <div className="tally" role="group" aria-label={t('intake.outcomes')}>
        {outcomes.map((outcome) => (
          <a
            key={outcome}
            href={`?outcome=${outcome}`}
            className={tones[outcome] ?? ''}
            aria-current={address.outcome === outcome ? 'true' : undefined}
            onClick={(event) => {
              event.preventDefault();
              change({
                outcome: address.outcome === outcome ? undefined : outcome,
                records: undefined,
                page: undefined,
              });
            }}
          >
            <b>{summary.counts[outcome] ?? 0}</b>
            {t(`intake.outcome.${outcome}`)}
          </a>
        ))}
      </div>
      {summary.records && (
        <p className="sub">
          {t(summary.records.left ? 'intake.recordsLeft' : 'intake.recordsCount', summary.records)}{' '}
          <button
            type="button"
            className="link"
            aria-pressed={!!address.records}
            onClick={() =>
              change({ records: address.records ? undefined : 'yes', outcome: undefined, page: undefined })
            }
          >
            {t(address.records ? 'intake.recordsHide' : 'intake.recordsShow')}
          </button>
        </p>
      )}
      {summary.unreadColumns.length > 0 && (
        <p className="sub">{t('intake.unread', { columns: list(summary.unreadColumns) })}</p>
      )}
      <div className="panel">
        <Shown of={rows}>
          {(data) =>
            data.rows.length ? <Rows rows={data.rows} layout={summary.layout} /> : <Empty>{t('intake.noRows')}</Empty>
          }
        </Shown>
        {rows.data && <Pages total={rows.data.total} size={size} />}
      </div>
      <Foot summary={summary} reload={reload} />
    </>
  );
}

function Rows({ rows, layout }: { rows: RosterRow[]; layout: string }) {
  const { t, w } = useText();
  const { shown } = useNames();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['intake.row', 'people.name', 'intake.why', 'intake.written', 'intake.next']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.position}>
              <td>
                {row.row}
                <div className="tiny nowrap">{row.sheet}</div>
              </td>
              <td>
                {row.caseId ? (
                  <PageLink to={`/cases/${row.caseId}`}>{shown(row.name)}</PageLink>
                ) : (
                  shown(row.name) || t('intake.nobody')
                )}
                {row.part && <div className="tiny">{t(`intake.part.${row.part}`)}</div>}
              </td>
              <td>
                {row.reasons.map((reason) => (
                  <div key={reason.code}>
                    {reason.refuses ? '✕ ' : '! '}
                    {w(reason.sentence)}
                  </div>
                ))}
              </td>
              <td>
                {row.cells.map((cell) => (
                  <div key={cell.at}>
                    <span className="tiny">{t('intake.cellAt', { header: cell.header, at: cell.at })}</span>{' '}
                    {cell.wrong ? (
                      <mark className="wrong-cell">{cell.value || t('intake.empty')}</mark>
                    ) : (
                      cell.value || t('intake.empty')
                    )}
                  </div>
                ))}
              </td>
              <td className="nowrap">
                {row.caseId ? (
                  <Chip kind="done">{t('intake.in')}</Chip>
                ) : (
                  t(
                    row.elsewhere
                      ? 'intake.elsewhere'
                      : row.part && row.outcome.startsWith('accepted')
                        ? 'intake.recordIn'
                        : `intake.nextStep.${row.outcome}.${layout}`,
                  )
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Foot({ summary, reload }: { summary: ImportSummary; reload: () => Promise<unknown> }) {
  const { t, today } = useText();
  const [address, change] = useAddress();
  const [receivedOn, setReceivedOn] = useState(today);
  const { send, busy, problem } = useWrite(confirmRoster);
  const { taking, done, of } = useTaking(summary, busy, reload);
  const elsewhere = summary.elsewhere ?? 0;
  const accepted = (summary.counts.accepted ?? 0) + (summary.counts['accepted-with-warning'] ?? 0) - elsewhere;
  const all = showsAll(summary, address);
  return (
    <div className="foot no-print">
      <span className="btns">
        <a href={urlOf(downloadMarked, { importId: summary.importId })}>{t('intake.marked')}</a>{' '}
        <button
          type="button"
          className="link"
          onClick={() => change({ all: all ? 'no' : 'yes', outcome: undefined, records: undefined, page: undefined })}
        >
          {t(all ? 'intake.onlyTroubled' : 'intake.showAll')}
        </button>
      </span>
      <ProblemNote problem={problem} />
      {summary.state === 'confirmed' ? (
        <span className="btns">
          <Chip kind="done">{t('intake.taken', { count: summary.done })}</Chip>
          {summary.layout === 'running-stock' && <PageLink to="/untold">{t('intake.untold')}</PageLink>}
        </span>
      ) : (
        <span className="btns">
          <label className="day-input">
            {t(summary.layout === 'running-stock' ? 'intake.takenOverOn' : 'intake.receivedOn')}{' '}
            <input
              className="input"
              type="date"
              value={receivedOn}
              max={today}
              onChange={(event) => setReceivedOn(event.target.value)}
            />
          </label>
          <span className="tiny">
            {elsewhere > 0 && <>{t('intake.elsewhereCount', { count: elsewhere })} </>}
            {t('intake.allOrNone')}
          </span>
          <button
            type="button"
            className="btn p"
            disabled={taking || accepted === 0}
            onClick={() => void send({ params: { importId: summary.importId }, body: { receivedOn } })}
          >
            {t('intake.take', { count: accepted })}
          </button>
          <span role="status">{taking && <Taking done={done} of={of} />}</span>
        </span>
      )}
    </div>
  );
}

/** Follows a taking in, this page's or one that was begun before it was opened; when that one ends, the page is read anew. */
function useTaking(summary: ImportSummary, busy: boolean, reload: () => Promise<unknown>) {
  const [running, setRunning] = useState(false);
  const progress = useCall(
    confirmationProgress,
    { params: { importId: summary.importId } },
    { when: summary.state !== 'confirmed', ...((busy || running) && { everySeconds: 1 }) },
  );
  const { running: now = false, done = 0, of = 0 } = progress.data ?? {};
  useEffect(() => setRunning(now), [now]);
  const begun = useRef(false);
  useEffect(() => {
    if (now) begun.current = true;
    if (now || !begun.current) return;
    begun.current = false;
    void reload();
  }, [now, reload]);
  return { taking: busy || now, done, of };
}

/** How far the taking in has come; a bar without an end while the rows are judged once more. */
function Taking({ done, of }: { done: number; of: number }) {
  const { t } = useText();
  const said = of ? t('intake.takingCount', { done, of }) : t('intake.judging');
  return (
    <span className="taking">
      <span className="num">{said}</span>
      <progress className="passed" aria-label={said} {...(of && { value: done, max: of })} />
      <span className="tiny">{t('intake.taking')}</span>
    </span>
  );
}
