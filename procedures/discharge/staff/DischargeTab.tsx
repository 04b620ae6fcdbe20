/** The end of one case as a ladder: each step in the law's order, what is done, what is due when, by whom, on which article. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { Chip, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { discharges, readiness } from '../contract.ts';
import AppraisalForm from './AppraisalForm.tsx';
import ClosingForm from './ClosingForm.tsx';
import DeferralForm from './DeferralForm.tsx';
import DischargeForm from './DischargeForm.tsx';
import HandoverForm from './HandoverForm.tsx';
import { Ladder } from './Ladder.tsx';
import TermForm from './TermForm.tsx';
import TerminationForm from './TerminationForm.tsx';

const forms = {
  appraisal: AppraisalForm,
  discharge: DischargeForm,
  handover: HandoverForm,
  term: TermForm,
  terminate: TerminationForm,
  defer: DeferralForm,
  close: ClosingForm,
};
export type Act = keyof typeof forms;
export type Readiness = Returns<typeof readiness>;

export default function DischargeTab(file: FileProps) {
  const { t } = useText();
  const answer = useCall(readiness, { params: { caseId: file.caseId } });
  const [open, setOpen] = useState<Act>();
  const Form = open && forms[open];
  const fold = () => setOpen(undefined);
  return (
    <Shown of={answer}>
      {(data) => (
        <>
          <Panel title={t('discharge.tab')} right={<Others data={data} onOpen={setOpen} />}>
            <Head data={data} />
            <Ladder file={file} data={data} onOpen={setOpen} />
          </Panel>
          {Form && (
            <Drawer title={`${file.name} · ${t(`discharge.act.${open}`)}`} onClose={fold}>
              <Form {...file} onDone={fold} onCancel={fold} />
            </Drawer>
          )}
        </>
      )}
    </Shown>
  );
}

function Head({ data }: { data: Readiness }) {
  const { t, w, day, code } = useText();
  const late = !data.ended && data.daysLeft !== undefined && data.daysLeft < 0;
  return (
    <div className="in">
      <p>
        {t('discharge.termEnd')} <b>{day(data.termEnd) || '—'}</b>{' '}
        {!data.ended && data.daysLeft !== undefined && (
          <Chip kind={late ? 'late' : data.daysLeft === 0 ? 'today' : 'later'}>
            {data.daysLeft === 0
              ? t('discharge.endsToday')
              : t(late ? 'discharge.daysOver' : 'discharge.daysLeft', { count: Math.abs(data.daysLeft) })}
          </Chip>
        )}{' '}
        <span className="quiet">{t(`discharge.handoverState.${data.handover}`)}</span>
      </p>
      {data.deferred && (
        <p className="note-calm">
          {t('discharge.deferredOn', {
            day: day(data.deferred.on),
            reason: code('discharge.deferralReasons', data.deferred.reason),
          })}
        </p>
      )}
      {!data.ended && data.reasons.length > 0 && (
        <div className="note-calm">
          {t('discharge.notYet')}
          <ul>
            {data.reasons.map((reason) => (
              <li key={reason.code}>{w(reason.title)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** What does not belong to the usual way: a ruling on the term, another end, a certificate that is put off. */
function Others({ data, onOpen }: { data: Readiness; onOpen: (act: Act) => void }) {
  const { t } = useText();
  const may = useMay();
  if (data.ended || data.closed || !may(discharges)) return null;
  return (
    <span className="btns no-print">
      {(['term', 'terminate', 'defer'] as const).map((act) => (
        <button key={act} type="button" className="btn" onClick={() => onOpen(act)}>
          {t(`discharge.act.${act}`)}
        </button>
      ))}
    </span>
  );
}
