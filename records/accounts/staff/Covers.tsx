/** Who stands in for whom, from a day to a day; granting it and ending it early. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { Chip, Empty, Page, Panel, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useWho } from '@guilu/ui/who.tsx';
import { type Static } from 'typebox';
import { useState } from 'react';
import { listOrganisations } from '../../organisations/contract.ts';
import { coverable, type coverRow, createCover, endCover, listCovers } from '../contract.ts';

type Row = Static<typeof coverRow>;

export default function Covers() {
  const { t } = useText();
  const [granting, setGranting] = useState(false);
  const answer = useCall(listCovers);
  return (
    <Page
      title={t('accounts.covers')}
      sub={t('accounts.coversWhat')}
      acts={
        <button type="button" className="btn p" onClick={() => setGranting(true)}>
          {t('accounts.grant')}
        </button>
      }
    >
      <Panel title={t('accounts.coverList')}>
        <Shown of={answer}>
          {({ rows }) => (rows.length === 0 ? <Empty>{t('accounts.noCovers')}</Empty> : <Table rows={rows} />)}
        </Shown>
      </Panel>
      {granting && <Grant onClose={() => setGranting(false)} />}
    </Page>
  );
}

function Table({ rows }: { rows: Row[] }) {
  const { t, day, today } = useText();
  const say = useSay();
  const end = useWrite(endCover, () => say(t('accounts.coverEnded')));
  const stateOf = (row: Row) => (row.endedAt || row.toOn < today ? 'over' : row.fromOn > today ? 'coming' : 'running');
  return (
    <div className="scroll">
      <ProblemNote problem={end.problem} />
      <table className="plain cards">
        <HeadRow
          keys={['accounts.standsIn', 'accounts.forOrganisation', 'accounts.days', 'accounts.reason', 'accounts.state']}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <b>{row.accountName}</b>
                {row.absentName && <div className="tiny">{t('accounts.insteadOf', { name: row.absentName })}</div>}
              </td>
              <td>{row.organisationName}</td>
              <td>{t('accounts.fromTo', { from: day(row.fromOn), to: day(row.toOn) })}</td>
              <td>{row.reason}</td>
              <td>
                <div className="btns">
                  <Chip kind={stateOf(row) === 'running' ? 'today' : stateOf(row) === 'coming' ? 'later' : 'plain'}>
                    {t(`accounts.cover.${stateOf(row)}`)}
                  </Chip>
                  {stateOf(row) !== 'over' && (
                    <button
                      type="button"
                      className="btn"
                      disabled={end.busy}
                      onClick={() => void end.send({ params: { coverId: row.id } })}
                    >
                      {t('accounts.endCover')}
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

function Grant({ onClose }: { onClose: () => void }) {
  const { t, today, language } = useText();
  const who = useWho();
  const say = useSay();
  const [values, setValues] = useState<Values>({ organisation: who.organisation, fromOn: today });
  const people = useCall(coverable).data?.rows ?? [];
  const places = useCall(listOrganisations, { query: { county: who.county } }).data?.rows ?? [];
  const write = useWrite(createCover, () => {
    say(t('ui.saved'));
    onClose();
  });
  const person = people.map((one) => ({ value: one.id, label: `${one.name} · ${one.organisationName}` }));
  const fields: Field[] = [
    {
      name: 'organisation',
      label: t('accounts.forOrganisation'),
      kind: 'choice',
      required: true,
      options: places
        .filter((one) => one.kind === 'judicial-office' || one.code === who.organisation)
        .map((one) => ({ value: one.code, label: language === 'en' ? one.nameEn : (one.shortName ?? one.name) })),
    },
    { name: 'absentAccount', label: t('accounts.absent'), kind: 'choice', options: person },
    { name: 'accountId', label: t('accounts.standsIn'), kind: 'choice', required: true, options: person },
    { name: 'fromOn', label: t('accounts.firstDay'), kind: 'day', required: true },
    {
      name: 'toOn',
      label: t('accounts.lastDay'),
      kind: 'day',
      required: true,
      min: today,
      hint: t('accounts.lastDayHint'),
    },
    { name: 'reason', label: t('accounts.reason'), kind: 'text', required: true },
  ];
  return (
    <Drawer title={t('accounts.grant')} onClose={onClose}>
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
