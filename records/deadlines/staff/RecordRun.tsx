/** Records one duty, or a whole list of people one after another: saving opens the next, nothing reloads in between. */
import { FactDrawer } from '@guilu/ui/FactDrawer.tsx';
import { typeToRecord, useRegistry } from '@guilu/ui/registry.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import type { TodayLine } from '../contract.ts';

export function RecordRun({ lines, onClose }: { lines: TodayLine[]; onClose: () => void }) {
  const { t, w } = useText();
  const say = useSay();
  const { factForms } = useRegistry();
  const [at, setAt] = useState(0);
  const line = lines[at];
  const type = line && typeToRecord(line.meets, factForms);
  if (!line || !type) return null;
  const whole = lines.length > 1;
  const next = () => (at + 1 < lines.length ? setAt(at + 1) : onClose());
  return (
    <FactDrawer
      key={`${line.caseId} ${line.key}`}
      title={`${whole ? `${at + 1} / ${lines.length} · ` : ''}${line.name} · ${w(line.title)}`}
      type={type}
      caseId={line.caseId}
      personId={line.personId}
      name={line.name}
      kind={line.kind}
      due={line}
      {...(whole && { bulk: { at: at + 1, of: lines.length } })}
      onDone={() => {
        say(t('today.recorded', { name: line.name }));
        next();
      }}
      onCancel={onClose}
    />
  );
}
