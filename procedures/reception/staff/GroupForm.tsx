/** The corrections group: who, in which role, with which task. The responsibility letter is made with it. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { formGroup } from '../contract.ts';

interface Member {
  name: string;
  role: string;
  sex: 'female' | 'male';
  task: string;
  knowsMinors?: boolean;
}

const roles = ['office', 'village', 'family', 'guardian', 'employer', 'school', 'social-worker', 'volunteer', 'police'];
const fresh = (role: string): Member => ({ name: '', role, sex: 'female', task: '' });

export default function GroupForm({ caseId, onDone, onCancel }: { caseId: string; onDone: () => void; onCancel: () => void }) {
  const { t, today } = useText();
  const [on, setOn] = useState(today);
  const [members, setMembers] = useState<Member[]>([fresh('office'), fresh('village'), fresh('family')]);
  const { send, busy, problem } = useWrite(formGroup, onDone);
  const change = (at: number, part: Partial<Member>) => setMembers(members.map((member, n) => (n === at ? { ...member, ...part } : member)));
  const body = { on, members: members.filter((member) => member.name.trim()) };
  return (
    <FieldForm
      fields={[{ name: 'on', kind: 'day', label: t('reception.field.signedOn'), required: true, max: today }]}
      values={{ on }}
      onChange={(values) => setOn(String(values.on ?? ''))}
      busy={busy}
      problem={problem}
      submit={t('reception.group')}
      onCancel={onCancel}
      onSubmit={() => void send({ params: { caseId }, body })}
    >
      {members.map((member, at) => (
        <fieldset key={at} className="field">
          <legend className="label">{t('reception.member', { number: at + 1 })}</legend>
          <input className="input" aria-label={t('reception.field.name')} placeholder={t('reception.field.name')} value={member.name} onChange={(event) => change(at, { name: event.target.value })} />
          <select className="input" aria-label={t('reception.field.role')} value={member.role} onChange={(event) => change(at, { role: event.target.value })}>
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`reception.role.${role}`)}
              </option>
            ))}
          </select>
          <select className="input" aria-label={t('reception.field.sex')} value={member.sex} onChange={(event) => change(at, { sex: event.target.value as Member['sex'] })}>
            <option value="female">{t('people.sex.female')}</option>
            <option value="male">{t('people.sex.male')}</option>
          </select>
          <input className="input" aria-label={t('reception.field.task')} placeholder={t('reception.field.task')} value={member.task} onChange={(event) => change(at, { task: event.target.value })} />
        </fieldset>
      ))}
      <button type="button" className="link" onClick={() => setMembers([...members, fresh('volunteer')])}>
        {t('reception.addMember')}
      </button>
    </FieldForm>
  );
}
