/** The corrections group: who, in which role, with which task. The responsibility letter is made with it. */
import { type Body, useCall, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { formGroup, reception } from '../contract.ts';

interface Member {
  name: string;
  role: string;
  /** Empty until chosen: nobody's sex is guessed, one condition of the law hangs on it. */
  sex: 'female' | 'male' | '';
  task: string;
  knowsMinors?: boolean;
}

const roles = [
  'office',
  'county',
  'village',
  'family',
  'guardian',
  'employer',
  'school',
  'social-worker',
  'volunteer',
  'police',
];
const fresh = (role: string): Member => ({ name: '', role, sex: '', task: '' });

/** The sentence (its key) for what is missing in the list, or undefined. Lines left empty are no members. */
function gapIn(members: Member[]): string | undefined {
  if (members.length === 0) return 'reception.atLeastOne';
  return members.some((member) => !member.name.trim() || !member.task.trim() || !member.sex)
    ? 'reception.incomplete'
    : undefined;
}

interface Props {
  caseId: string;
  onDone: () => void;
  onCancel: () => void;
}

export default function GroupForm(props: Props) {
  const answer = useCall(reception, { params: { caseId: props.caseId } });
  return <Shown of={answer}>{({ group }) => <Form {...props} group={group as Partial<Member>[]} />}</Shown>;
}

/** The group as it stands, to be changed; else who usually belongs to it. */
const firstMembers = (group: Partial<Member>[]): Member[] =>
  group.length
    ? group.map((one) => ({ ...fresh(one.role ?? 'volunteer'), ...one }))
    : [fresh('office'), fresh('village'), fresh('family')];

function Form({ caseId, onDone, onCancel, group }: Props & { group: Partial<Member>[] }) {
  const { t, today } = useText();
  const { accountId } = useWho();
  const [{ on, members }, set, forget] = useDraft(`${accountId} ${caseId} group`, {
    on: today,
    members: firstMembers(group),
  });
  const [wrong, setWrong] = useState<string>();
  const { send, busy, problem } = useWrite(formGroup, () => {
    forget();
    onDone();
  });
  const change = (at: number, part: Partial<Member>) =>
    set({ on, members: members.map((member, n) => (n === at ? { ...member, ...part } : member)) });
  function submit() {
    const named = members.filter((member) => member.name.trim() || member.task.trim());
    const said = gapIn(named);
    setWrong(said);
    if (!said) void send({ params: { caseId }, body: { on, members: named } as Body<typeof formGroup> });
  }
  return (
    <FieldForm
      fields={[{ name: 'on', kind: 'day', label: t('reception.field.signedOn'), required: true, max: today }]}
      values={{ on }}
      onChange={(values) => set({ on: String(values.on ?? ''), members })}
      busy={busy}
      problem={problem}
      submit={t('reception.group')}
      onCancel={onCancel}
      onSubmit={submit}
    >
      {members.map((member, at) => (
        <fieldset key={at} className="field member">
          <legend className="label">{t('reception.member', { number: at + 1 })}</legend>
          <input
            className="input"
            aria-label={t('reception.field.name')}
            placeholder={t('reception.field.name')}
            value={member.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <select
            className="input"
            aria-label={t('reception.field.role')}
            value={member.role}
            onChange={(event) => change(at, { role: event.target.value })}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`reception.role.${role}`)}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={t('reception.field.sex')}
            value={member.sex}
            onChange={(event) => change(at, { sex: event.target.value as Member['sex'] })}
          >
            <option value="">{t('reception.field.sex')}</option>
            <option value="female">{t('people.sex.female')}</option>
            <option value="male">{t('people.sex.male')}</option>
          </select>
          <input
            className="input"
            aria-label={t('reception.field.task')}
            placeholder={t('reception.field.task')}
            value={member.task}
            onChange={(event) => change(at, { task: event.target.value })}
          />
          <label>
            <input
              type="checkbox"
              checked={member.knowsMinors ?? false}
              onChange={(event) => change(at, { knowsMinors: event.target.checked })}
            />{' '}
            {t('reception.knowsMinors')}
          </label>
        </fieldset>
      ))}
      {wrong && (
        <p className="field" role="alert">
          <span className="wrong">{t(wrong)}</span>
        </p>
      )}
      <button type="button" className="link" onClick={() => set({ on, members: [...members, fresh('volunteer')] })}>
        {t('reception.addMember')}
      </button>
    </FieldForm>
  );
}
