/** Where people arrive: upload a roster, type a notice, and see what is still owed for each notice that came. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { PageLink, useGo } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Panel, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { type DragEvent, useId, useState } from 'react';
import { type ImportSummary, inbox, listImports, uploadRoster } from '../contract.ts';

export default function Intake() {
  const { t } = useText();
  return (
    <Page
      title={t('intake.title')}
      sub={t('intake.sub')}
      acts={
        <PageLink to="/intake/notice" className="btn">
          {t('intake.notice')}
        </PageLink>
      }
    >
      <Upload />
      <Earlier />
      <Inbox />
    </Page>
  );
}

const layouts = ['release-notices', 'handovers'] as const;

function Upload() {
  const { t } = useText();
  const id = useId();
  const go = useGo();
  const [layout, setLayout] = useState<(typeof layouts)[number]>('release-notices');
  const { send, busy, problem } = useWrite(uploadRoster, (answer) => go(`/intake/${answer.importId}`));
  const take = (file: File | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.append('file', file);
    void send({ params: { layout }, body });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  return (
    <Panel title={t('intake.upload')}>
      <div className="fields" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <ProblemNote problem={problem} />
        <div role="group" className="field choice" aria-label={t('intake.layout')}>
          <span className="label">{t('intake.layout')}</span>
          {layouts.map((name) => (
            <label key={name}>
              <input type="radio" name={`${id}-layout`} checked={layout === name} onChange={() => setLayout(name)} />{' '}
              {t(`intake.layouts.${name}`)}
            </label>
          ))}
        </div>
        <div className="field">
          <label className="label" htmlFor={id}>
            {t('intake.file')}
          </label>
          <input
            id={id}
            type="file"
            accept=".xlsx,.csv"
            disabled={busy}
            onChange={(event) => take(event.target.files?.[0])}
          />
          <span className="hint" role="status">
            {busy ? t('intake.reading') : t('intake.fileHint')}
          </span>
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
        <thead>
          <tr>
            <th scope="col">{t('intake.file')}</th>
            <th scope="col">{t('intake.layout')}</th>
            <th scope="col">{t('intake.rows')}</th>
            <th scope="col">{t('intake.by')}</th>
            <th scope="col">{t('intake.state')}</th>
          </tr>
        </thead>
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

function Inbox() {
  const { t, w, day } = useText();
  const answer = useCall(inbox);
  return (
    <Panel title={t('intake.inbox')}>
      <Shown of={answer}>
        {(data) =>
          data.rows.length === 0 ? (
            <Empty>{t('intake.noNotices')}</Empty>
          ) : (
            <div className="scroll">
              <table className="plain cards">
                <thead>
                  <tr>
                    <th scope="col">{t('people.name')}</th>
                    <th scope="col">{t('people.kind')}</th>
                    <th scope="col">{t('intake.received')}</th>
                    <th scope="col">{t('people.office')}</th>
                    <th scope="col">{t('intake.owed')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.rows.map((row) => (
                    <tr key={row.caseId}>
                      <td>
                        <PageLink to={`/cases/${row.caseId}`}>
                          <b>{row.name}</b>
                        </PageLink>
                      </td>
                      <td>{t(`case.kind.${row.kind}`)}</td>
                      <td>{day(row.receivedOn)}</td>
                      <td>{row.officeName ?? t('intake.noOffice')}</td>
                      <td>
                        {row.due.map((due) => (
                          <div key={due.key}>
                            <Chip kind={due.overdue ? 'late' : 'later'}>{t('today.by', { day: day(due.dueOn) })}</Chip>{' '}
                            {w(due.title)}
                          </div>
                        ))}
                        {row.due.length === 0 && '—'}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </Panel>
  );
}
