/** A version of the plan is written: it begins from the one in force, and what is typed is kept until the server said yes. */
import { type Body, type Returns, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { type Measure, type planOfCase, writePlan } from '../contract.ts';
import { MeasureRows } from './MeasureRows.tsx';
import { planFields } from './plan-fields.ts';

type Shape = Returns<typeof planOfCase>;

interface Props {
  caseId: string;
  data: Shape;
  onDone: (raised: { zh: string; en: string }[]) => void;
  onCancel: () => void;
}

/** What the form begins with: the version in force, else the measures of before, else an empty line. */
function firstOf(data: Shape, today: string): { values: Values; measures: Measure[] } {
  const current = data.versions[0];
  const report = current?.report ?? data.report;
  const before = data.before.map((text) => ({ area: 'supervision' as const, text }));
  return {
    values: {
      on: today,
      stage: data.stageNow ?? current?.stage,
      assessment: current?.assessment,
      features: current?.features,
      goals: current?.goals,
      ...(report && { every: report.every, unit: report.unit }),
    },
    measures: current?.measures ?? (before.length ? before : [{ area: 'supervision', text: '' }]),
  };
}

function bodyOf(filled: Values, measures: Measure[], after: number): Body<typeof writePlan> {
  const { every, unit, incident, ...rest } = filled;
  return {
    ...rest,
    after,
    measures: measures.map(({ area, text, by }) => ({ area, text: text.trim(), ...(by?.trim() && { by: by.trim() }) })),
    ...(every !== undefined && { report: { every, unit } }),
    ...(incident && incident !== 'none' ? { incident } : {}),
  } as Body<typeof writePlan>;
}

export function PlanForm({ caseId, data, onDone, onCancel }: Props) {
  const { t, today, day, w } = useText();
  const { accountId } = useWho();
  const [draft, setDraft, forget] = useDraft(`${accountId} ${caseId} plan ${data.last}`, firstOf(data, today));
  const [none, setNone] = useState(false);
  const { send, busy, problem } = useWrite(writePlan, (answer) => {
    forget();
    onDone(answer.raised);
  });
  function submit(filled: Values) {
    const measures = draft.measures.filter((one) => one.text.trim());
    setNone(measures.length === 0);
    if (measures.length) void send({ params: { caseId }, body: bodyOf(filled, measures, data.last) });
  }
  return (
    <FieldForm
      fields={planFields({ t, day, w, data, today })}
      values={draft.values}
      onChange={(values) => setDraft({ ...draft, values })}
      busy={busy}
      problem={problem}
      submit={t('plan.save')}
      onCancel={onCancel}
      onSubmit={submit}
      focusFirst
    >
      <MeasureRows
        measures={draft.measures}
        people={data.people}
        onChange={(measures) => setDraft({ ...draft, measures })}
      />
      {none && (
        <p className="field" role="alert">
          <span className="wrong">{t('plan.noMeasure')}</span>
        </p>
      )}
    </FieldForm>
  );
}
