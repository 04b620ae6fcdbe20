/** The content of a proposal, drafted or changed; what is typed is kept until the server said yes. */
import { catalogue } from '@guilu/records/cases/contract.ts';
import { type Returns, useCall, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { editProposal, openProposal, type Proposal, type proposalsOfCase } from '../contract.ts';
import { type Kind, lawOf } from '../rules.ts';
import { choicesOf } from './codes.ts';
import { bodyOf, contentFields, linesOf, stretchesOf } from './fields.ts';

interface Props {
  kind: Kind;
  caseId: string;
  data: Returns<typeof proposalsOfCase>;
  /** The draft that is changed; a new one where it is left out. */
  draft?: Proposal;
  onDone: () => void;
  onCancel: () => void;
}

export function DraftForm(props: Props) {
  const answer = useCall(catalogue, {}, { freshSeconds: 3600 });
  return <Shown of={answer}>{({ facts }) => <Filled {...props} facts={facts} />}</Shown>;
}

function Filled({
  kind,
  caseId,
  data,
  draft,
  onDone,
  onCancel,
  facts,
}: Props & { facts: Returns<typeof catalogue>['facts'] }) {
  const { t, w, day } = useText();
  const codes = (type: string, field: string) => choicesOf(facts, type, field, w);
  const { accountId } = useWho();
  const first = draft
    ? { ...draft, notCounted: linesOf(draft.notCounted) }
    : { addressee: kind === 'recall' ? '' : (data.court ?? '') };
  const [values, setValues, forget] = useDraft<Values>(
    `${accountId} ${caseId} proposal ${draft?.proposalId ?? kind}`,
    first,
  );
  const [unread, setUnread] = useState(false);
  const opening = useWrite(openProposal, onDone);
  const editing = useWrite(editProposal, onDone);
  const { busy, problem } = draft ? editing : opening;
  const breaches = codes('correction.breach-found', 'breach');
  const fields = contentFields(kind, {
    t,
    day,
    data,
    grounds: codes(lawOf[kind].received, 'ground'),
    merits: codes('correction.commutation-received', 'merit'),
    breach: (code) => breaches.find(({ value }) => value === code)?.label ?? code,
  });
  async function save(filled: Values) {
    const stretches = stretchesOf(filled.notCounted);
    setUnread(!stretches);
    if (!stretches) return;
    const body = bodyOf(filled, stretches);
    const saved = draft
      ? await editing.send({ params: { caseId, proposalId: draft.proposalId }, body })
      : await opening.send({ params: { caseId }, body: { kind, ...body } });
    if (saved !== undefined) forget();
  }
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t(draft ? 'ui.save' : 'proposal.act.open')}
      onCancel={onCancel}
      onSubmit={(filled) => void save(filled)}
      focusFirst
    >
      {unread && (
        <p className="note-bad" role="alert">
          {t('proposal.notCountedBad')}
        </p>
      )}
    </FieldForm>
  );
}
