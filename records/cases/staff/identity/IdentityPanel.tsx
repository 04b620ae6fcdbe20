/** The identity that stands: names, sex, birth date, number or the lack of one. */
import type { Returns } from '@guilu/ui/calls.ts';
import { Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { ReactNode } from 'react';
import { RepairLink } from '../../../people/staff/RepairLink.tsx';
import { Unmask } from '../../../people/staff/Unmask.tsx';
import type { openFile, TimelineEntry } from '../../contract.ts';

interface Props {
  head: Returns<typeof openFile>['head'];
  timeline: TimelineEntry[];
  personId: string;
  onAct: ((act: { type: string; entry?: TimelineEntry }) => void) | undefined;
}

export function IdentityPanel({ head, timeline, personId, onAct }: Props) {
  const { t, w, day, code, list } = useText();
  const standing = timeline.filter((one) => one.type === 'person.identified' && !one.supersededBy);
  const entry = standing[0];
  const numbered = standing.find((one) => one.lines.some((line) => line.field === 'idNumber'));
  const said = (field: string) => {
    const line = entry?.lines.find((one) => one.field === field);
    return line && w(line.value);
  };
  const number =
    head.idMasked && numbered ? (
      <Unmask personId={personId} factId={numbered.id} field="idNumber" masked={head.idMasked} />
    ) : (
      t('identity.noNumber')
    );
  const rows: [string, ReactNode][] = [
    [
      t('identity.name'),
      <>
        {head.name}{' '}
        {head.nameBroken && <RepairLink personId={personId} name={head.name} suggestion={head.nameSuggestion} />}
      </>,
    ],
    [t('identity.formerNames'), list(head.formerNames)],
    [t('identity.elsewhere'), list(head.namesElsewhere)],
    [t('identity.sex'), code('people.sex', head.sex)],
    [t('identity.bornOn'), day(head.bornOn)],
    [said('idType') ?? t('identity.number'), number],
    [t('identity.status'), said('idStatus')],
    [t('identity.nationality'), said('nationality')],
  ];
  return (
    <Panel
      title={t('identity.identity')}
      right={
        entry &&
        onAct && (
          <button type="button" className="link no-print" onClick={() => onAct({ type: entry.type, entry })}>
            {t('identity.correct')}
          </button>
        )
      }
    >
      <dl className="facts-list">
        {rows.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Panel>
  );
}
