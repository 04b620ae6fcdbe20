/** Everything about the end of one case on one page: what is there, what is missing, what holds the closing up. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { downloadPaper, papersOfCase } from '@guilu/records/papers/contract.ts';
import { useCall } from '@guilu/ui/calls.ts';
import { Chip, Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { closes, discharges, readiness, writesAppraisal } from '../contract.ts';
import AppraisalForm from './AppraisalForm.tsx';
import ClosingForm from './ClosingForm.tsx';
import DischargeForm from './DischargeForm.tsx';
import { HoldingList } from './HoldingList.tsx';
import TermForm from './TermForm.tsx';
import TerminationForm from './TerminationForm.tsx';

const forms = {
  appraisal: AppraisalForm,
  discharge: DischargeForm,
  term: TermForm,
  terminate: TerminationForm,
  close: ClosingForm,
};
type Act = keyof typeof forms;

/** In the order in which a case ends; each is offered to whoever may do it. After the discharge only the closing is left. */
const acts = [
  { act: 'appraisal', needs: writesAppraisal, before: true },
  { act: 'discharge', needs: discharges, before: true },
  { act: 'term', needs: discharges, before: true },
  { act: 'terminate', needs: discharges, before: true },
  { act: 'close', needs: closes, before: false },
] as const;

export default function DischargeTab(file: FileProps) {
  const { t, w, day } = useText();
  const may = useMay();
  const answer = useCall(readiness, { params: { caseId: file.caseId } });
  const [open, setOpen] = useState<Act>();
  const Form = open && forms[open];
  const fold = () => setOpen(undefined);
  const offered = (ended: boolean) => acts.filter(({ needs, before }) => may(needs) && !(before && ended));
  return (
    <Shown of={answer}>
      {(data) => (
        <div className="two">
          <div>
            <Panel title={t('discharge.tab')}>
              <dl className="facts-list">
                <Line label={t('discharge.termEnd')}>
                  {day(data.termEnd) || '—'}{' '}
                  {data.daysLeft !== undefined &&
                    t(data.daysLeft < 0 ? 'discharge.daysOver' : 'discharge.daysLeft', {
                      count: Math.abs(data.daysLeft),
                    })}
                </Line>
                <Line label={t('discharge.summary')}>
                  <There there={data.summaryWritten} />
                </Line>
                <Line label={t('discharge.appraisal')}>
                  <There there={data.appraisalWritten} />
                </Line>
                <Line label={t('discharge.discharged')}>
                  {data.dischargedOn && <Chip kind="done">{day(data.dischargedOn)}</Chip>}
                  {!data.dischargedOn && data.mayDischarge && <Chip kind="today">{t('discharge.mayNow')}</Chip>}
                  {!data.dischargedOn && data.reasons.map((reason) => <div key={reason.code}>{w(reason.title)}</div>)}
                </Line>
                <Line label={t('discharge.handover')}>
                  {t(`discharge.handoverState.${data.handover}`)}{' '}
                  {data.handover === 'done' &&
                    t(data.handoverReceipt ? 'discharge.receiptThere' : 'discharge.receiptMissing')}
                </Line>
              </dl>
              {!data.closed && (
                <div className="in btns">
                  {offered(data.dischargedOn !== undefined).map(({ act }) => (
                    <button
                      key={act}
                      type="button"
                      className={act === 'discharge' && data.mayDischarge ? 'btn p' : 'btn'}
                      aria-expanded={open === act}
                      onClick={() => setOpen(open === act ? undefined : act)}
                    >
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
              <HoldingList caseId={file.caseId} duties={data.openDuties} />
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
                  {paper.pdf && <a href={urlOf(downloadPaper, { paperId: paper.paperId, format: 'pdf' })}>PDF</a>}{' '}
                  {paper.outdated && <Chip kind="late">{t('discharge.outdated')}</Chip>}
                </Line>
              ))}
            </dl>
          )
        }
      </Shown>
    </Panel>
  );
}
