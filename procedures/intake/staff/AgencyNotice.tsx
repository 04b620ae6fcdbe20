/** A court or a prison types one notice; it lands in the county's inbox. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useGo } from '@guilu/ui/navigation.tsx';
import { Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useWho } from '@guilu/ui/who.tsx';
import { listOrganisations } from '@guilu/records/organisations/contract.ts';
import { useState } from 'react';
import { sendNotice } from '../agencies/contract.ts';
import { usualKind } from '../rules.ts';
import { noticeFields } from './notice-fields.ts';

export default function AgencyNotice() {
  const { t } = useText();
  const counties = useCall(listOrganisations, { query: { kind: 'county-bureau' } }, { freshSeconds: 3600 });
  return (
    <Page title={t('intake.agency.write')} sub={t('intake.agency.writeSub')}>
      <Panel title={t('intake.noticePanel')}>
        <div className="in one-column">
          <Shown of={counties}>
            {(data) => (
              <NoticeForm
                counties={data.rows.flatMap((one) => (one.county ? [{ value: one.county, label: one.name }] : []))}
              />
            )}
          </Shown>
        </div>
      </Panel>
    </Page>
  );
}

function NoticeForm({ counties }: { counties: { value: string; label: string }[] }) {
  const { t } = useText();
  const who = useWho();
  const go = useGo();
  const say = useSay();
  const first: Values = {
    kind: usualKind(who.organisationKind),
    county: who.county || (counties.length === 1 ? counties[0]?.value : undefined),
    ...(who.organisationKind === 'court' && { court: who.organisationName }),
  };
  const [values, setValues] = useState<Values>(first);
  const { send, busy, problem } = useWrite(sendNotice, () => {
    say(t('intake.agency.sentNow'));
    go('/notices');
  });
  const fields: Field[] = [
    { name: 'county', kind: 'choice', label: t('intake.agency.to'), required: true, options: counties },
    ...noticeFields(t, { receivedOn: false }),
  ];
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('intake.agency.send')}
      onCancel={() => go('/notices')}
      onSubmit={(filled) => void send({ body: filled as never })}
      focusFirst
    />
  );
}
