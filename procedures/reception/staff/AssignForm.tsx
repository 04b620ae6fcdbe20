/** Who is responsible: the county names the office from its list; an officer of that office may take the case over. */
import { coverable, grantCover } from '@guilu/records/accounts/contract.ts';
import { listOrganisations } from '@guilu/records/organisations/contract.ts';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Empty, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay, useWho } from '@guilu/ui/who.tsx';
import { assign } from '../contract.ts';

interface Props {
  caseId: string;
  onDone: () => void;
  onCancel: () => void;
}

export default function AssignForm(props: Props) {
  const { t } = useText();
  const { county, organisation } = useWho();
  const answer = useCall(listOrganisations, { query: { county, kind: 'judicial-office' } });
  return (
    <Shown of={answer}>
      {({ rows }) => {
        const offices = rows.map((office) => ({ value: office.code, label: office.shortName ?? office.name }));
        return offices.length === 0 ? (
          <Empty>{t('reception.noOffice')}</Empty>
        ) : (
          <Form {...props} offices={offices} own={organisation} />
        );
      }}
    </Shown>
  );
}

interface FormProps extends Props {
  offices: { value: string; label: string }[];
  /** The office (or county agency) of the account. */
  own: string;
}

function Form({ caseId, onDone, onCancel, offices, own }: FormProps) {
  const { t } = useText();
  const { accountId } = useWho();
  const inOffice = offices.some((office) => office.value === own);
  const [values, setValues, forget] = useDraft<Values>(
    `${accountId} ${caseId} assign`,
    inOffice ? { office: own } : {},
  );
  const { send, busy, problem } = useWrite(assign, () => {
    forget();
    onDone();
  });
  const people = useCall(coverable, {}, { when: useMay()(grantCover), freshSeconds: 300 });
  const chosen = offices.find((office) => office.value === values.office);
  const officers = (people.data?.rows ?? [])
    .filter((one) => one.organisationName === chosen?.label)
    .map((one) => ({ value: one.id, label: one.name }));
  const fields: Field[] = [
    {
      name: 'office',
      kind: 'choice',
      label: t('reception.field.office'),
      required: true,
      options: offices,
      hint: t('reception.officeHint'),
    },
    {
      name: 'officer',
      kind: 'choice',
      label: t('reception.officer'),
      when: () => officers.length > 0,
      options: officers,
      hint: t('reception.officerLater'),
    },
  ];
  // An officer of another office is not carried along when the office is changed.
  const bodyOf = ({ office, officer }: Values) => ({
    office: String(office),
    ...(officers.some((one) => one.value === officer) && { officer: String(officer) }),
  });
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('reception.assign')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: bodyOf(filled) })}
      focusFirst
    />
  );
}
