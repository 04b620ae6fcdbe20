/** An announcement is planned: when, where, in person or by video, and who is asked to come. */
import { type Body, type Returns, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { planAnnouncement, type reception } from '../contract.ts';
import { type Invited, PeopleRows } from './PeopleRows.tsx';

interface Props {
  caseId: string;
  data: Returns<typeof reception>;
  onDone: () => void;
  onCancel: () => void;
}

export default function AnnouncementPlanForm({ caseId, data, onDone, onCancel }: Props) {
  const { t, today } = useText();
  const { accountId, organisationName } = useWho();
  const before = data.announcement;
  const [draft, setDraft, forget] = useDraft<{ values: Values; people: Invited[] }>(
    `${accountId} ${caseId} plan ${before?.announcementId ?? ''}`,
    {
      values: {
        at: before?.at ?? '',
        byVideo: before?.byVideo ?? false,
        whyVideo: before?.whyVideo ?? '',
        place: before?.place ?? organisationName,
      },
      people: before?.people ?? data.ask,
    },
  );
  const [nobody, setNobody] = useState(false);
  const { send, busy, problem } = useWrite(planAnnouncement, () => {
    forget();
    onDone();
  });
  function submit(filled: Values) {
    const people = draft.people.filter((one) => one.name.trim()).map(({ kind, name }) => ({ kind, name: name.trim() }));
    setNobody(people.length === 0);
    if (people.length) void send({ params: { caseId }, body: { ...filled, people } as Body<typeof planAnnouncement> });
  }
  return (
    <FieldForm
      fields={planFields(t, today)}
      values={draft.values}
      onChange={(values) => setDraft({ ...draft, values })}
      busy={busy}
      problem={problem}
      submit={t(before ? 'reception.plan.move' : 'reception.plan.save')}
      onCancel={onCancel}
      onSubmit={submit}
      focusFirst
    >
      <PeopleRows people={draft.people} onChange={(people) => setDraft({ ...draft, people })} />
      {nobody && (
        <p className="field" role="alert">
          <span className="wrong">{t('reception.plan.nobody')}</span>
        </p>
      )}
      <p className="tiny">{t(data.minor ? 'reception.must.minor' : 'reception.must.all')}</p>
    </FieldForm>
  );
}

function planFields(t: (key: string) => string, today: string): Field[] {
  const video = (values: Values) => values.byVideo === true;
  return [
    { name: 'at', kind: 'moment', label: t('reception.plan.at'), required: true, min: today },
    { name: 'byVideo', kind: 'yes-no', label: t('reception.plan.byVideo'), required: true },
    {
      name: 'whyVideo',
      kind: 'text',
      label: t('reception.plan.whyVideo'),
      required: true,
      hint: t('reception.plan.whyVideoHint'),
      when: video,
    },
    {
      name: 'place',
      kind: 'text',
      label: t('reception.plan.place'),
      required: true,
      hint: t('reception.plan.placeHint'),
    },
  ];
}
