/** Where people arrive: upload a roster, type a notice, and see what is still owed for each notice that came. */
import { AwaitedPanel } from '@guilu/records/papers/staff/AwaitedPanel.tsx';
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { urlOf } from '@guilu/platform/http/client.ts';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { PageLink, useGo } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Panel, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { type ChangeEvent, type DragEvent, useId, useState } from 'react';
import { answersNotices } from '../agencies/contract.ts';
import { downloadStockTemplate, imports, type ImportSummary, listImports, types, uploadRoster } from '../contract.ts';
import { Arrived } from './Arrived.tsx';
import { Inbox } from './Inbox.tsx';

export default function Intake() {
  const { t } = useText();
  const may = useMay();
  return (
    <Page
      title={t('intake.title')}
      sub={t(may(imports) ? 'intake.sub' : 'intake.subReading')}
      acts={
        may(types) && (
          <PageLink to="/intake/notice" className="btn">
            {t('intake.notice')}
          </PageLink>
        )
      }
    >
      {may(answersNotices) && <Arrived />}
      {may(imports) && (
        <>
          <Upload />
          <Earlier />
        </>
      )}
      <AwaitedPanel />
      <Inbox />
    </Page>
  );
}

const layouts = ['release-notices', 'handovers', 'running-stock'] as const;

function Upload() {
  const { t } = useText();
  const id = useId();
  const go = useGo();
  const [layout, setLayout] = useState<(typeof layouts)[number]>('release-notices');
  const [over, setOver] = useState(false);
  const { send, busy, problem } = useWrite(uploadRoster, (answer) => go(`/intake/${answer.importId}`));
  const take = (file: File | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.append('file', file);
    void send({ params: { layout }, body });
  };
  const onPick = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files?.[0]);
    // Emptied, so that a mended file of the same name can be chosen again.
    event.target.value = '';
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Panel title={t('intake.upload')}>
      <div className="in">
        <div
          className={over ? 'fields drop over' : 'fields drop'}
          onDragOver={onDragOver}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          <ProblemNote problem={problem} />
          <div role="group" className="btns" aria-label={t('intake.layout')}>
            {layouts.map((name) => (
              <label key={name}>
                <input type="radio" name={`${id}-layout`} checked={layout === name} onChange={() => setLayout(name)} />{' '}
                {t(`intake.layouts.${name}`)}
              </label>
            ))}
          </div>
          {layout === 'running-stock' && (
            <p>
              <a href={urlOf(downloadStockTemplate)}>{t('intake.template')}</a>{' '}
              <span className="tiny">{t('intake.templateHint')}</span>
            </p>
          )}
          <div className="btns">
            <label className="btn p pick" htmlFor={id} aria-disabled={busy}>
              {t('intake.choose')}
              <input id={id} type="file" accept=".xlsx,.csv" disabled={busy} onChange={onPick} />
            </label>
            <span className="tiny">{t('intake.fileHint')}</span>
          </div>
          <div role="status">
            {busy && (
              <>
                {t('intake.reading')} <progress className="passed" aria-label={t('intake.reading')} />
              </>
            )}
          </div>
        </div>
      </div>
    </Panel>
  );
}

function Earlier() {
  const { t } = useText();
  const answer = useCall(listImports);
  return (
    <Panel title={t('intake.earlier')}>
      <Shown of={answer}>
        {(data) => (data.rows.length ? <EarlierTable rows={data.rows} /> : <Empty>{t('intake.noEarlier')}</Empty>)}
      </Shown>
    </Panel>
  );
}

function EarlierTable({ rows }: { rows: ImportSummary[] }) {
  const { t, instant } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['intake.file', 'intake.layout', 'intake.rows', 'intake.by', 'intake.state']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.importId}>
              <td>
                <PageLink to={`/intake/${row.importId}`}>{row.fileName}</PageLink>
              </td>
              <td>{t(`intake.layouts.${row.layout}`)}</td>
              <td>{t('intake.rowsOf', { count: row.rows })}</td>
              <td>
                {row.uploadedBy}
                <div className="tiny">{instant(row.uploadedAt)}</div>
              </td>
              <td>
                {row.state === 'confirmed' ? (
                  <Chip kind="done">{t('intake.taken', { count: row.done })}</Chip>
                ) : (
                  <Chip kind="wait">{t('intake.notYet')}</Chip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
