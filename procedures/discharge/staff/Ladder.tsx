/** The steps of the ladder, each with its state, its day, who owes it, its article, and the button that does it. */
import { recordFacts } from '@guilu/records/cases/contract.ts';
import { papersOfCase, type PaperLine, sendsPapers } from '@guilu/records/papers/contract.ts';
import ReceiptForm from '@guilu/records/papers/staff/ReceiptForm.tsx';
import { SendForm, unsent } from '@guilu/records/papers/staff/SendForm.tsx';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { Chip, ProblemNote } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { closes, discharges, type EndPaper, makePaper, writesAppraisal } from '../contract.ts';
import type { Act, Readiness } from './DischargeTab.tsx';
import { DutyButton } from './HoldingList.tsx';
import { StepPaper } from './StepPaper.tsx';

export type ShownStep = Readiness['steps'][number];

interface Props {
  file: FileProps;
  data: Readiness;
  onOpen: (act: Act) => void;
}

export function Ladder({ file, data, onOpen }: Props) {
  const { t } = useText();
  const papers = useCall(papersOfCase, { params: { caseId: file.caseId } });
  const [sending, setSending] = useState<PaperLine>();
  const [receipt, setReceipt] = useState<ShownStep>();
  const fold = () => {
    setSending(undefined);
    setReceipt(undefined);
  };
  const first = data.steps.find((step) => step.state === 'now' && step.act);
  return (
    <>
      <ol className="ladder">
        {data.steps.map((step, at) => {
          const own = (papers.data?.rows ?? []).filter((paper) => paper.template === paperOf(step));
          const paper = own.find((one) => !one.voided && unsent(one).length > 0) ?? own.find((one) => !one.voided);
          return (
            <li key={step.dutyKey ?? `${step.name} ${at}`} className={step.late ? 'late' : step.state}>
              <StepWords step={step} />
              <StepPaper papers={own} />
              <span className="acts no-print">
                {!data.closed && (
                  <StepButton
                    step={step}
                    file={file}
                    data={data}
                    look={step === first ? 'btn p' : 'btn'}
                    paper={paper}
                    onOpen={onOpen}
                    onSend={setSending}
                    onReceipt={() => setReceipt(step)}
                  />
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {sending && (
        <Drawer small title={t('papers.send')} onClose={fold}>
          <SendForm paper={sending} onDone={fold} onCancel={fold} />
        </Drawer>
      )}
      {receipt && (
        <Drawer small title={t('papers.receipt')} onClose={fold}>
          <ReceiptForm
            caseId={file.caseId}
            {...(receipt.dutyKey && { due: dueOf(file, receipt, receipt.dutyKey) })}
            onDone={fold}
            onCancel={fold}
          />
        </Drawer>
      )}
    </>
  );
}

/** The appraisal's form is shown with its step as the papers that are sent are with theirs. */
const paperOf = (step: ShownStep) => step.paper ?? (step.name === 'appraisal' ? 'appraisal' : undefined);

const dueOf = (file: FileProps, step: ShownStep, key: string) => ({
  key,
  caseId: file.caseId,
  rule: key.split('|')[0] ?? '',
  title: step.title ?? { zh: '', en: '' },
  dueOn: step.dueOn ?? '',
  meets: [],
});

function StepWords({ step }: { step: ShownStep }) {
  const { t, w, day, code, list } = useText();
  const by = step.doneBy === 'system' ? t('file.bySystem') : (step.doneBy ?? '');
  const owed = list(step.owedBy.map((role) => code('case.role', role)));
  return (
    <div className="what">
      <b>{step.title ? w(step.title) : t(`discharge.step.${step.name}`)}</b>{' '}
      {step.state === 'done' ? (
        <Chip kind="done">{[t('discharge.isDone'), day(step.doneOn)].filter(Boolean).join(' ')}</Chip>
      ) : step.dueOn ? (
        <Chip kind={step.late ? 'late' : step.state === 'now' ? 'today' : 'later'}>
          {t('today.by', { day: day(step.dueOn) })}
        </Chip>
      ) : (
        step.state === 'later' && <Chip kind="plain">{t('discharge.afterEnd')}</Chip>
      )}
      <div className="tiny">
        {[step.state === 'done' ? by : owed, list(step.basis.map(w))].filter(Boolean).join(' · ')}
      </div>
    </div>
  );
}

interface ButtonProps {
  step: ShownStep;
  file: FileProps;
  data: Readiness;
  look: string;
  paper: PaperLine | undefined;
  onOpen: (act: Act) => void;
  onSend: (paper: PaperLine) => void;
  onReceipt: () => void;
}

function StepButton({ step, file, data, look, paper, onOpen, onSend, onReceipt }: ButtonProps) {
  const { t } = useText();
  const may = useMay();
  const button = (word: string, onClick: () => void) => (
    <button type="button" className={look} onClick={onClick}>
      {word}
    </button>
  );
  const opens = (act: Act) => button(t(`discharge.act.${act}`), () => onOpen(act));
  switch (step.act) {
    case 'appraisal':
      return may(writesAppraisal) ? button(t(`discharge.write.${step.name}`), () => onOpen('appraisal')) : null;
    case 'discharge':
      return may(discharges) ? opens('discharge') : null;
    case 'handover':
      return may(discharges) ? opens('handover') : null;
    case 'close':
      return may(closes) ? opens('close') : null;
    case 'receipt':
      return may(sendsPapers) ? button(t('papers.receipt'), onReceipt) : null;
    case 'send':
      if (paper && unsent(paper).length > 0)
        return may(sendsPapers) ? button(t('papers.send'), () => onSend(paper)) : null;
      return !paper && may(discharges) && step.paper ? (
        <MakePaper caseId={file.caseId} paper={step.paper as EndPaper} look={look} />
      ) : null;
    case 'record': {
      const duty = data.openDuties.find((one) => one.key === step.dutyKey);
      return duty && may(recordFacts) ? <DutyButton file={file} duty={duty} look={look} /> : null;
    }
    default:
      return null;
  }
}

function MakePaper({ caseId, paper, look }: { caseId: string; paper: EndPaper; look: string }) {
  const { t } = useText();
  const write = useWrite(makePaper);
  return (
    <>
      <button
        type="button"
        className={look}
        disabled={write.busy}
        onClick={() => void write.send({ params: { caseId }, body: { paper } })}
      >
        {t('discharge.makePaper')}
      </button>
      <ProblemNote problem={write.problem} />
    </>
  );
}
