/** Whom a change would touch: counts by kind, sex, age and registration, and the list behind them. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, type ChipKind, Empty, Panel, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import {
  askDryRun,
  type ChangeDetail,
  type DryRunShown,
  dryRunProgress,
  readTouched,
  seeTouched,
  type TouchedLine,
} from '../contract.ts';

const views = ['always', 'from'] as const;
/** As many as the server answers at once. */
const perPage = 20;

export function DryRun({ change }: { change: ChangeDetail }) {
  const { t } = useText();
  const [view, setView] = useState<(typeof views)[number]>('always');
  const busyIn = (runs: readonly DryRunShown[]) => runs.some((run) => run.state === 'asked' || run.state === 'running');
  const [working, setWorking] = useState(busyIn(change.dryRuns));
  const progress = useCall(
    dryRunProgress,
    { params: { changeId: change.id } },
    { everySeconds: working ? 0.7 : 0, keep: true },
  );
  const runs = progress.data?.dryRuns ?? change.dryRuns;
  if (progress.data && working !== busyIn(runs)) setWorking(busyIn(runs));
  const { send, busy, problem } = useWrite(askDryRun, () => setWorking(true));
  const run = runs.find((one) => one.view === view);
  return (
    <Panel
      title={t('rules.dryRun')}
      right={
        <div className="switch no-print" role="group" aria-label={t('rules.view')}>
          {views.map((one) => (
            <button key={one} type="button" aria-pressed={one === view} onClick={() => setView(one)}>
              {t(`rules.views.${one}`)}
            </button>
          ))}
        </div>
      }
    >
      <div className="in">
        <p className="quiet">{t(`rules.viewWhat.${view}`)}</p>
        <ProblemNote problem={problem} />
        {change.acts.includes('dry-run') && (
          <button
            type="button"
            className="btn"
            disabled={busy || run?.state === 'running' || run?.state === 'asked'}
            onClick={() => void send({ params: { changeId: change.id }, body: { view } })}
          >
            {run ? t('rules.runAgain') : t('rules.runIt')}
          </button>
        )}
        {run && <Progress run={run} />}
      </div>
      {run?.counts && <Counted run={run} counts={run.counts} />}
    </Panel>
  );
}

function Progress({ run }: { run: DryRunShown }) {
  const { t, instant, day } = useText();
  if (run.state === 'failed') return <p className="mark-late">{t('rules.runFailed')}</p>;
  if (run.state !== 'done')
    return (
      <p role="status">
        {t('rules.running', { done: run.done, total: run.total })}
        <progress className="passed" max={Math.max(1, run.total)} value={run.done} aria-label={t('rules.dryRun')} />
      </p>
    );
  return (
    <p className="tiny">
      {t('rules.ranAt', { who: run.askedBy, when: instant(run.askedAt), day: day(run.asOf) })}{' '}
      {run.outdated && <span className="mark-today">{t('rules.outdated')}</span>}
    </p>
  );
}

type Counts = NonNullable<DryRunShown['counts']>;

function Counted({ run, counts }: { run: DryRunShown; counts: Counts }) {
  const { t, w, code } = useText();
  const may = useMay();
  return (
    <>
      <div className="in">
        <div className="tally">
          <span className="today">
            <b>{counts.touched}</b> {t('rules.touchedOf', { of: counts.cases })}
          </span>
          {counts.unanswered > 0 && (
            <span>
              <b>{counts.unanswered}</b> {t('rules.unanswered')}
            </span>
          )}
        </div>
        {counts.changes.length === 0 && <p>{t('rules.touchesNobody')}</p>}
        <ul>
          {counts.changes.map((one) => (
            <li key={`${one.rule} ${one.change}`}>
              {t(`rules.does.${one.sort}.${one.change}`, { rule: w(one.title), count: one.cases, times: one.times })}
            </li>
          ))}
        </ul>
      </div>
      <div className="groups">
        <Group title={t('rules.byKind')} rows={counts.kind} word={(one) => code('case.kind', one)} />
        <Group
          title={t('rules.bySex')}
          rows={counts.sex}
          word={(one) => (one === 'unknown' ? t('rules.unknown') : code('people.sex', one))}
        />
        <Group title={t('rules.byAge')} rows={counts.age} word={(one) => t(`rules.age.${one}`)} />
        <Group title={t('rules.byRegistered')} rows={counts.registered} word={(one) => t(`rules.registered.${one}`)} />
      </div>
      {counts.touched > 0 && may(seeTouched) && <People key={run.id} runId={run.id} />}
    </>
  );
}

function Group({ title, rows, word }: { title: string; rows: Counts['kind']; word: (code: string) => string }) {
  const { t } = useText();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="n">
            {t('rules.touched')}
          </th>
          <th scope="col" className="n">
            {t('rules.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <td>{word(row.code)}</td>
            <td className="n">
              {row.touched} / {row.of}
            </td>
            <td className="n">{row.of > 0 ? `${Math.round((row.touched * 100) / row.of)}%` : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function People({ runId }: { runId: string }) {
  const { t } = useText();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState(false);
  const answer = useCall(readTouched, { params: { dryRunId: runId }, query: { page } }, { when: open, keep: true });
  if (!open)
    return (
      <div className="in">
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {t('rules.showList')}
        </button>
      </div>
    );
  return (
    <Shown of={answer}>
      {(data) => (
        <>
          {!data.named && <p className="in note-calm">{t('rules.masked')}</p>}
          {data.rows.length === 0 ? <Empty>{t('rules.touchesNobody')}</Empty> : <Touched rows={data.rows} />}
          {data.total > perPage && (
            <div className="in btns no-print">
              <button type="button" className="btn" disabled={page <= 1} onClick={() => setPage(page - 1)}>
                {t('ui.before')}
              </button>
              <span className="quiet">{t('ui.pageOf', { page, last: Math.ceil(data.total / perPage) })}</span>
              <button
                type="button"
                className="btn"
                disabled={page * perPage >= data.total}
                onClick={() => setPage(page + 1)}
              >
                {t('ui.after')}
              </button>
            </div>
          )}
        </>
      )}
    </Shown>
  );
}

const tones: Record<string, ChipKind> = { gains: 'today', loses: 'done', moves: 'later', refused: 'late' };

function Touched({ rows }: { rows: TouchedLine[] }) {
  const { t, w, code, day } = useText();
  const { shown } = useNames();
  const value = (text: string | undefined) =>
    text && /^\d{4}-\d\d-\d\d/.test(text) ? day(text.slice(0, 10)) : text ? code('rules.value', text) : '';
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['rules.who', 'rules.what']} />
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.caseId ?? at}>
              <td>
                {row.caseId ? (
                  <PageLink to={`/cases/${row.caseId}`}>
                    <b>{shown(row.name ?? '')}</b>
                  </PageLink>
                ) : (
                  <b>{t('rules.someone')}</b>
                )}
                <div className="tiny">
                  {[
                    code('case.kind', row.kind),
                    row.sex === 'unknown' ? '' : code('people.sex', row.sex),
                    t(`rules.age.${row.age}`),
                    t(`rules.registered.${row.registered}`),
                    row.office,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </td>
              <td>
                {row.effects.map((effect, index) => (
                  <div key={index}>
                    <Chip kind={tones[effect.change] ?? 'plain'}>{t(`rules.changesIt.${effect.change}`)}</Chip>{' '}
                    {w(effect.title)}{' '}
                    <span className="quiet">
                      {[value(effect.before), value(effect.after)].filter(Boolean).join(' → ')}
                    </span>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
