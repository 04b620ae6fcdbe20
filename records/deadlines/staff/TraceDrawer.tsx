/** Why a duty is due: the rule, what started it, the counting day by day, who owes it and what meets it. */
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { Chip, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { setDutyAside, dutyTrace, setAside } from '../contract.ts';
import type { DutyLine } from '../../cases/contract.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { ReasonForm } from './ReasonForm.tsx';
import { TraceSteps } from './TraceSteps.tsx';
import { useDutyWords } from './words.ts';

interface Props {
  line: DutyLine;
  name?: string;
  onClose: () => void;
}

export function TraceDrawer({ line, name, onClose }: Props) {
  const { t, w } = useText();
  const words = useDutyWords();
  const trace = useCall(dutyTrace, { params: { caseId: line.caseId, key: line.key } });
  const when = words.when(line);
  return (
    <Drawer title={[name, w(line.title)].filter(Boolean).join(' · ')} onClose={onClose}>
      <p>
        <Chip kind={when.kind}>{when.text}</Chip> <span className="quiet">{words.period(line)}</span>
      </p>
      {line.proposal && <p className="note-calm">{t('today.proposalMore')}</p>}
      {!line.proposal && !line.verified && <p className="note-calm">{t('today.unverifiedMore')}</p>}
      <Shown of={trace}>{(answer) => <TraceSteps steps={answer.steps} />}</Shown>
      <SetAside line={line} onDone={onClose} />
    </Drawer>
  );
}

/** A duty that cannot be met any more is set aside by the county, with a reason. */
function SetAside({ line, onDone }: { line: DutyLine; onDone: () => void }) {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may(setAside) || (line.status !== 'open' && line.status !== 'overdue')) return null;
  if (!open) {
    return (
      <p>
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {t('today.setAside')}
        </button>
      </p>
    );
  }
  return (
    <ReasonForm
      endpoint={setDutyAside}
      params={{ caseId: line.caseId, key: line.key }}
      fields={[
        {
          name: 'reason',
          label: t('today.setAsideReason'),
          kind: 'long',
          required: true,
          hint: t('today.setAsideHint'),
        },
      ]}
      submit={t('today.setAside')}
      said={t('today.setAsideDone')}
      onDone={onDone}
    />
  );
}
