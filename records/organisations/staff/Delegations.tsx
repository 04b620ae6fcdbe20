/** Powers of the county in an office's hands (CCL 9): by which instrument, from when, until when. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { Chip, Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useMay, useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { lastDay } from '../rules.ts';
import {
  createDelegation,
  type DelegationLine,
  delegatePowers,
  endDelegation,
  listDelegations,
  listOrganisations,
  powers,
} from '../contract.ts';

export default function Delegations() {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState<DelegationLine | 'new'>();
  const answer = useCall(listDelegations, { query: {} });
  const grants = may(delegatePowers);
  const close = () => setOpen(undefined);
  return (
    <Page
      title={t('organisations.delegations')}
      sub={t('organisations.delegationsWhat')}
      acts={
        grants && (
          <button type="button" className="btn p" onClick={() => setOpen('new')}>
            {t('organisations.delegate')}
          </button>
        )
      }
    >
      <Panel title={t('organisations.instruments')}>
        <Shown of={answer}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{t('organisations.noDelegations')}</Empty>
            ) : (
              <Table rows={rows} onEnd={grants ? setOpen : undefined} />
            )
          }
        </Shown>
      </Panel>
      {open === 'new' && <Delegate onClose={close} />}
      {open && open !== 'new' && <End of={open} onClose={close} />}
    </Page>
  );
}

function Table({ rows, onEnd }: { rows: DelegationLine[]; onEnd: ((row: DelegationLine) => void) | undefined }) {
  const { t, day, code, today } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow
          keys={[
            'organisations.office',
            'organisations.instrument',
            'organisations.powers',
            'organisations.days',
            'organisations.grantedBy',
            'organisations.state',
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.officeName}</td>
              <td>{row.instrument}</td>
              <td>{row.powers.map((power) => code('organisations.power', power)).join(' · ')}</td>
              <td>
                {t(row.endedOn || row.toOn ? 'organisations.fromTo' : 'organisations.fromOn', {
                  from: day(row.fromOn),
                  to: day(lastDay(row)),
                })}
                {row.endedOn && <div className="tiny">{t('organisations.takenBack')}</div>}
              </td>
              <td>
                {row.grantedBy}
                <div className="tiny">{day(row.grantedOn)}</div>
              </td>
              <td>
                <div className="btns">
                  <Chip kind={row.inForce ? 'done' : row.fromOn > today ? 'later' : 'plain'}>
                    {t(
                      row.inForce
                        ? 'organisations.inForce'
                        : row.fromOn > today
                          ? 'organisations.coming'
                          : 'organisations.over',
                    )}
                  </Chip>
                  {onEnd && !row.endedOn && (row.inForce || row.fromOn > today) && (
                    <button type="button" className="btn" onClick={() => onEnd(row)}>
                      {t('organisations.takeBack')}
                    </button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Delegate({ onClose }: { onClose: () => void }) {
  const { t, code, today } = useText();
  const who = useWho();
  const say = useSay();
  const [values, setValues] = useState<Values>({ fromOn: today });
  const offices =
    useCall(listOrganisations, { query: { county: who.county, kind: 'judicial-office' } }).data?.rows ?? [];
  const write = useWrite(createDelegation, () => {
    say(t('ui.saved'));
    onClose();
  });
  const fields: Field[] = [
    {
      name: 'office',
      label: t('organisations.office'),
      kind: 'choice',
      required: true,
      options: offices.map((one) => ({ value: one.code, label: one.shortName ?? one.name })),
    },
    {
      name: 'instrument',
      label: t('organisations.instrument'),
      kind: 'text',
      required: true,
      hint: t('organisations.instrumentHint'),
    },
    {
      name: 'powers',
      label: t('organisations.powers'),
      kind: 'choices',
      required: true,
      options: powers.map((power) => ({ value: power, label: code('organisations.power', power) })),
    },
    { name: 'fromOn', label: t('organisations.firstDay'), kind: 'day', required: true },
    { name: 'toOn', label: t('organisations.lastDay'), kind: 'day', hint: t('organisations.lastDayHint') },
  ];
  return (
    <Drawer title={t('organisations.delegate')} onClose={onClose}>
      <FieldForm
        fields={fields}
        values={values}
        onChange={setValues}
        onSubmit={(filled) => void write.send({ body: filled as never })}
        busy={write.busy}
        problem={write.problem}
        submit={t('ui.save')}
        onCancel={onClose}
        focusFirst
      />
    </Drawer>
  );
}

function End({ of, onClose }: { of: DelegationLine; onClose: () => void }) {
  const { t, today } = useText();
  const [values, setValues] = useState<Values>({ on: today });
  const write = useWrite(endDelegation, onClose);
  return (
    <Drawer small title={`${of.officeName} · ${of.instrument}`} onClose={onClose}>
      <p>{t('organisations.takeBackNote')}</p>
      <FieldForm
        fields={[{ name: 'on', label: t('organisations.lastDay'), kind: 'day', required: true, min: today }]}
        values={values}
        onChange={setValues}
        onSubmit={({ on }) => void write.send({ params: { delegationId: of.id }, body: { on: String(on) } })}
        busy={write.busy}
        problem={write.problem}
        submit={t('organisations.takeBack')}
        onCancel={onClose}
      />
    </Drawer>
  );
}
