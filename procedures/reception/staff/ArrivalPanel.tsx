/** Papers and person on the tab of reception, in whichever order they come: what is there, what is waited for, and what is to be done now. */
import { recordFacts } from '@guilu/records/cases/contract.ts';
import type { Returns } from '@guilu/ui/calls.ts';
import { FactDrawer } from '@guilu/ui/FactDrawer.tsx';
import { Chip, Panel } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { type ReactNode, useState } from 'react';
import type { reception } from '../contract.ts';
import { NotReportedForm } from './NotReportedForm.tsx';
import { ReceiptForm } from './ReceiptForm.tsx';
import { ReceiveForm } from './ReceiveForm.tsx';

type Shape = Returns<typeof reception>;
type Papers = Shape['papers'];
type Act = 'receive' | 'receipt' | 'completed' | 'notReported';

export function ArrivalPanel({ file, data }: { file: FileProps; data: Shape }) {
  const { t, w } = useText();
  const { papers } = data;
  const no = data.notTheirs.announce;
  return (
    <Panel title={t('reception.arrival.title')}>
      <dl className="facts-list">
        <Line title="reception.arrival.papers" said={<PapersSaid papers={papers} />} />
        {papers.lacking.length > 0 && <Line title="reception.arrival.missing" said={<Lacking papers={papers} />} />}
        {papers.missing.length > 0 && <Line title="reception.arrival.missing" said={<MissingSaid papers={papers} />} />}
        <Line title="reception.arrival.receipt" said={<ReceiptSaid papers={papers} />} />
        <Line title="reception.arrival.person" said={<PersonSaid papers={papers} />} />
      </dl>
      {no ? papers.mayReceive && <div className="in">{w(no)}</div> : <Acts file={file} data={data} />}
    </Panel>
  );
}

function Line({ title, said }: { title: string; said: ReactNode }) {
  const { t } = useText();
  return (
    <div>
      <dt>{t(title)}</dt>
      <dd>{said}</dd>
    </div>
  );
}

function PapersSaid({ papers }: { papers: Papers }) {
  const { t, day } = useText();
  return papers.receivedOn
    ? t('reception.arrival.receivedOn', { on: day(papers.receivedOn) })
    : t('reception.arrival.noPapers');
}

function Lacking({ papers }: { papers: Papers }) {
  const { t, list } = useText();
  return (
    <>
      {list(papers.lacking)} <Chip kind="wait">{t('reception.arrival.notAsked')}</Chip>
    </>
  );
}

function MissingSaid({ papers }: { papers: Papers }) {
  const { t, day, list, today } = useText();
  const { requestDueOn, requestedOn, missing } = papers;
  const late = requestDueOn !== undefined && requestDueOn < today;
  return (
    <>
      {list(missing)} <span className="quiet">{t('reception.arrival.asked', { on: day(requestedOn) })}</span>{' '}
      {requestDueOn && (
        <Chip kind={late ? 'late' : 'wait'}>
          {t(late ? 'reception.arrival.askedLate' : 'reception.arrival.askedDue', { on: day(requestDueOn) })}
        </Chip>
      )}
    </>
  );
}

function ReceiptSaid({ papers }: { papers: Papers }) {
  const { t, day, today } = useText();
  const { receiptSentOn, receiptDueOn } = papers;
  if (receiptSentOn) return t('reception.arrival.receiptSent', { on: day(receiptSentOn) });
  if (!receiptDueOn) return t('reception.notYet');
  return (
    <Chip kind={receiptDueOn < today ? 'late' : 'wait'}>
      {t('reception.arrival.receiptDue', { on: day(receiptDueOn) })}
    </Chip>
  );
}

function PersonSaid({ papers }: { papers: Papers }) {
  const { t, day } = useText();
  const { cameOn, reportBy, daysLate, noticedOn } = papers;
  if (cameOn) return t('reception.arrival.came', { on: day(cameOn) });
  return (
    <>
      {t('reception.arrival.notCome')}{' '}
      {daysLate ? (
        <Chip kind="late">{t('reception.arrival.daysLate', { days: daysLate })}</Chip>
      ) : (
        reportBy && <Chip kind="wait">{t('reception.arrival.reportBy', { on: day(reportBy) })}</Chip>
      )}{' '}
      {noticedOn && <span className="quiet">{t('reception.arrival.noticed', { on: day(noticedOn) })}</span>}
    </>
  );
}

function Acts({ file, data }: { file: FileProps; data: Shape }) {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState<Act>();
  const { papers } = data;
  const fold = () => setOpen(undefined);
  const form = { caseId: file.caseId, data, onDone: fold, onCancel: fold };
  const offered: Act[] = [
    ...(papers.mayReceive ? (['receive'] as const) : []),
    ...(papers.receiptSentOn && data.finished && !papers.missing.length ? [] : (['receipt'] as const)),
    ...(papers.missing.length > 0 && may(recordFacts) ? (['completed'] as const) : []),
    ...(papers.daysLate && !papers.noticedOn ? (['notReported'] as const) : []),
  ];
  if (!offered.length) return null;
  return (
    <div className="in">
      <div className="btns">
        {offered.map((act, at) => (
          <button
            key={act}
            type="button"
            className={at === 0 ? 'btn p' : 'btn'}
            aria-expanded={open === act}
            onClick={() => setOpen(open === act ? undefined : act)}
          >
            {t(`reception.arrival.act.${act}`)}
          </button>
        ))}
      </div>
      {open === 'receive' && <ReceiveForm {...form} />}
      {open === 'receipt' && <ReceiptForm {...form} />}
      {open === 'notReported' && <NotReportedForm {...form} />}
      {open === 'completed' && (
        <FactDrawer
          title={t('reception.arrival.act.completed')}
          type="correction.papers-completed"
          {...file}
          onDone={fold}
          onCancel={fold}
        />
      )}
    </div>
  );
}
