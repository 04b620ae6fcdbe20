/** Everything about the end of one case on one page: what is there, what is missing, what holds the closing up. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { downloadPaper, papersOfCase } from '@guilu/records/papers/contract.ts';
import { setDutyAside } from '@guilu/records/deadlines/contract.ts';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Chip, Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { readiness } from '../contract.ts';
import AppraisalForm from './AppraisalForm.tsx';
import ClosingForm from './ClosingForm.tsx';
import DischargeForm from './DischargeForm.tsx';
import TermForm from './TermForm.tsx';

const forms = { appraisal: AppraisalForm, discharge: DischargeForm, term: TermForm, close: ClosingForm };
type Act = keyof typeof forms;

export default function DischargeTab(file: FileProps) {
  const { t, w, day } = useText();
  const answer = useCall(readiness, { params: { caseId: file.caseId } });
  const [open, setOpen] = useState<Act>();
  const Form = open && forms[open];
  const fold = () => setOpen(undefined);
  return (
    <Shown of={answer}>
      {(data) => (
        <div className="two">
          <div>
            <Panel title={t('discharge.tab')}>
              <dl className="facts-list">
                <Line label={t('discharge.termEnd')}>
                  {day(data.termEnd) || '—'} {data.daysLeft !== undefined && t(data.daysLeft < 0 ? 'discharge.daysOver' : 'discharge.daysLeft', { count: Math.abs(data.daysLeft) })}
                </Line>
                <Line label={t('discharge.summary')}>
                  <There there={data.summaryWritten} />
                </Line>
                <Line label={t('discharge.appraisal')}>
                  <There there={data.appraisalWritten} />
                </Line>
                <Line label={t('discharge.discharged')}>{data.dischargedOn ? <Chip kind="done">{day(data.dischargedOn)}</Chip> : data.reasons.map((reason) => <div key={reason.code}>{w(reason.title)}</div>)}</Line>
                <Line label={t('discharge.handover')}>
                  {t(`discharge.handoverState.${data.handover}`)} {data.handover === 'done' && t(data.handoverReceipt ? 'discharge.receiptThere' : 'discharge.receiptMissing')}
                </Line>
              </dl>
              {!data.closed && (
                <div className="in btns">
                  {(['appraisal', 'discharge', 'term', 'close'] as const).map((act) => (
                    <button key={act} type="button" className={act === 'discharge' && data.mayDischarge ? 'btn p' : 'btn'} aria-expanded={open === act} onClick={() => setOpen(open === act ? undefined : act)}>
                      {t(`discharge.act.${act}`)}
                    </button>
                  ))}
                </div>
              )}
              {Form && (
                <div className="in">
                  <Form {...file} onDone={fold} onCancel={fold} />
                </div>
              )}
            </Panel>
            <Papers caseId={file.caseId} />
          </div>
          <Panel title={t('discharge.holding', { count: data.openDuties.length })}>
            {data.openDuties.length === 0 ? (
              <Empty>{t('discharge.nothingHolds')}</Empty>
            ) : (
              data.openDuties.map((duty) => (
                <div key={duty.key} className="in">
                  <b>{w(duty.title)}</b> <Chip kind="later">{t('today.by', { day: day(duty.dueOn) })}</Chip>
                  <Aside caseId={file.caseId} dutyKey={duty.key} />
                </div>
              ))
            )}
          </Panel>
        </div>
      )}
    </Shown>
  );
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function There({ there }: { there: boolean }) {
  const { t } = useText();
  return <Chip kind={there ? 'done' : 'wait'}>{t(there ? 'discharge.there' : 'discharge.missing')}</Chip>;
}

function Papers({ caseId }: { caseId: string }) {
  const { t, w } = useText();
  const answer = useCall(papersOfCase, { params: { caseId } });
  return (
    <Panel title={t('discharge.papers')}>
      <Shown of={answer}>
        {(data) =>
          data.rows.length === 0 ? (
            <Empty>{t('discharge.noPapers')}</Empty>
          ) : (
            <dl className="facts-list">
              {data.rows.map((paper) => (
                <Line key={paper.paperId} label={w(paper.title)}>
                  {paper.number} <a href={urlOf(downloadPaper, { paperId: paper.paperId, format: 'docx' })}>Word</a>{' '}
                  {paper.pdf && <a href={urlOf(downloadPaper, { paperId: paper.paperId, format: 'pdf' })}>PDF</a>} {paper.outdated && <Chip kind="late">{t('discharge.outdated')}</Chip>}
                </Line>
              ))}
            </dl>
          )
        }
      </Shown>
    </Panel>
  );
}

/** The county may set aside what cannot be met any more, with its reason. */
function Aside({ caseId, dutyKey }: { caseId: string; dutyKey: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Record<string, unknown>>({});
  const { send, busy, problem } = useWrite(setDutyAside, () => setOpen(false));
  if (!open) {
    return (
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('discharge.aside')}
      </button>
    );
  }
  return (
    <FieldForm
      fields={[{ name: 'reason', kind: 'long', label: t('discharge.reason'), required: true }]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('discharge.aside')}
      onCancel={() => setOpen(false)}
      onSubmit={(filled) => void send({ params: { caseId, key: dutyKey }, body: filled as { reason: string } })}
    />
  );
}
