/** Opinions on the same person in other cases, and whether one may serve again (OP26 5). */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type investigation, mayReuse } from '../contract.ts';

type Earlier = Returns<typeof investigation>['earlier'];

export function EarlierOpinions({ earlier }: { earlier: Earlier }) {
  const { t, day } = useText();
  const [asked, setAsked] = useState<string>();
  if (earlier.length === 0) return null;
  return (
    <Panel title={t('investigation.earlier')}>
      <ul className="in">
        {earlier.map((one) => (
          <li key={one.caseId}>
            <PageLink to={`/cases/${one.caseId}`}>
              {t('investigation.earlierLine', {
                number: one.number,
                day: day(one.on),
                opinion: t(`investigation.opinions.${one.opinion}`),
              })}
            </PageLink>{' '}
            <button
              type="button"
              className="link"
              aria-expanded={asked === one.caseId}
              onClick={() => setAsked(asked === one.caseId ? undefined : one.caseId)}
            >
              {t('investigation.canReuse')}
            </button>
            {asked === one.caseId && <Reuse caseId={one.caseId} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const changes = ['residenceChanged', 'guarantorChanged', 'newFacts'] as const;

function Reuse({ caseId }: { caseId: string }) {
  const { t, w, today } = useText();
  const [values, setValues] = useState<Values>({
    decisionOn: today,
    residenceChanged: false,
    guarantorChanged: false,
    newFacts: false,
  });
  const [query, setQuery] = useState<Values>();
  const label = (name: string) => t(`investigation.reuse.${name}`);
  const categories = ['probation', 'parole', 'control', 'teop'].map((value) => ({
    value,
    label: t(`case.category.${value}`),
  }));
  const answer = useCall(mayReuse, { params: { caseId }, query: query as never }, { when: query !== undefined });
  return (
    <>
      <FieldForm
        fields={[
          { name: 'category', kind: 'choice', label: label('category'), required: true, options: categories },
          { name: 'decisionOn', kind: 'day', label: label('decisionOn'), required: true },
          ...changes.map((name) => ({ name, kind: 'yes-no' as const, label: label(name), required: true })),
        ]}
        values={values}
        onChange={setValues}
        busy={false}
        problem={undefined}
        submit={t('investigation.reuseAsk')}
        onSubmit={(filled) => setQuery(filled as never)}
      />
      {query && (
        <Shown of={answer}>
          {(data) => (
            <div role="status">
              {data.allowed
                ? t('investigation.reuseYes')
                : data.reasons.map((reason) => <div key={reason.code}>{w(reason.title)}</div>)}
            </div>
          )}
        </Shown>
      )}
    </>
  );
}
