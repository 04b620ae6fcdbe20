/** The tree of the county's organisations and of those above it; the administrator adds and ends. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useMay, useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { AddressForm, addressFields } from './AddressForm.tsx';
import {
  addOrganisation,
  endOrganisation,
  kinds,
  listOrganisations,
  manageTree,
  type OrganisationLine,
} from '../contract.ts';

type Opened = { act: 'add' } | { act: 'end' | 'reach'; of: OrganisationLine };

export default function Organisations() {
  const { t } = useText();
  const who = useWho();
  const may = useMay();
  const [open, setOpen] = useState<Opened>();
  const close = () => setOpen(undefined);
  const answer = useCall(listOrganisations, { query: who.county ? { county: who.county } : {} });
  const manages = may(manageTree);
  return (
    <Page
      title={t('organisations.title')}
      sub={answer.data && t('organisations.count', { total: answer.data.rows.length })}
      acts={
        manages && (
          <button type="button" className="btn p" onClick={() => setOpen({ act: 'add' })}>
            {t('organisations.add')}
          </button>
        )
      }
    >
      <Panel title={t('organisations.tree')}>
        <Shown of={answer}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{t('organisations.none')}</Empty>
            ) : (
              <Table rows={rows} onAct={manages ? setOpen : undefined} />
            )
          }
        </Shown>
      </Panel>
      {open?.act === 'add' && <Add rows={answer.data?.rows ?? []} onClose={close} />}
      {open?.act === 'end' && <End of={open.of} onClose={close} />}
      {open?.act === 'reach' && <AddressForm of={open.of} onClose={close} />}
    </Page>
  );
}

function Table({ rows, onAct }: { rows: OrganisationLine[]; onAct: ((open: Opened) => void) | undefined }) {
  const { t, code, day, language } = useText();
  const depths = shownDepths(rows);
  return (
    <div className="scroll">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{t('organisations.name')}</th>
            <th scope="col">{t('organisations.kindHead')}</th>
            <th scope="col">{t('organisations.code')}</th>
            <th scope="col">{t('organisations.serves')}</th>
            <th scope="col">{t('organisations.reached')}</th>
            {onAct && <th scope="col">{t('organisations.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td style={{ paddingInlineStart: 16 + (depths.get(row.code) ?? 0) * 22 }}>
                {language === 'en' ? row.nameEn : row.name}
                {row.validTo && <div className="tiny">{t('organisations.until', { day: day(row.validTo) })}</div>}
              </td>
              <td>{code('organisations.kind', row.kind)}</td>
              <td>{row.code}</td>
              <td>{row.serves.join(' ') || '—'}</td>
              <td>
                {(row.phone ?? row.address) ? row.phone : '—'}
                {row.address && <div className="tiny">{row.address}</div>}
              </td>
              {onAct && (
                <td>
                  {!row.validTo && (
                    <button type="button" className="link" onClick={() => onAct({ act: 'reach', of: row })}>
                      {t('organisations.reached')}
                    </button>
                  )}{' '}
                  {row.kind !== 'county-bureau' && !row.validTo && (
                    <button type="button" className="link" onClick={() => onAct({ act: 'end', of: row })}>
                      {t('organisations.end')}
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How far each is set in: below its parent where that one is shown too. Parents come before their children. */
function shownDepths(rows: OrganisationLine[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const { code, parent } of rows) {
    const above = parent === undefined ? undefined : depths.get(parent);
    depths.set(code, above === undefined ? 0 : above + 1);
  }
  return depths;
}

function Add({ rows, onClose }: { rows: OrganisationLine[]; onClose: () => void }) {
  const { t, code } = useText();
  const say = useSay();
  const [values, setValues] = useState<Values>({});
  const write = useWrite(addOrganisation, () => {
    say(t('ui.saved'));
    onClose();
  });
  const fields: Field[] = [
    {
      name: 'kind',
      label: t('organisations.kindHead'),
      kind: 'choice',
      required: true,
      options: kinds.map((kind) => ({ value: kind, label: code('organisations.kind', kind) })),
    },
    {
      name: 'parent',
      label: t('organisations.parent'),
      kind: 'choice',
      hint: t('organisations.parentHint'),
      options: rows.map((row) => ({ value: row.code, label: row.name })),
    },
    { name: 'name', label: t('organisations.name'), kind: 'text', required: true },
    { name: 'shortName', label: t('organisations.shortName'), kind: 'text' },
    { name: 'nameEn', label: t('organisations.nameEn'), kind: 'text' },
    { name: 'code', label: t('organisations.code'), kind: 'text', required: true, hint: t('organisations.codeHint') },
    { name: 'serves', label: t('organisations.serves'), kind: 'texts', hint: t('organisations.servesHint') },
    ...addressFields(t),
  ];
  return (
    <Drawer title={t('organisations.add')} onClose={onClose}>
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

function End({ of, onClose }: { of: OrganisationLine; onClose: () => void }) {
  const { t, today } = useText();
  const [values, setValues] = useState<Values>({ on: today });
  const write = useWrite(endOrganisation, onClose);
  return (
    <Drawer small title={t('organisations.endOf', { name: of.shortName ?? of.name })} onClose={onClose}>
      <p>{t('organisations.endNote')}</p>
      <FieldForm
        fields={[{ name: 'on', label: t('organisations.lastDay'), kind: 'day', required: true }]}
        values={values}
        onChange={setValues}
        onSubmit={({ on }) => void write.send({ params: { code: of.code }, body: { on: String(on) } })}
        busy={write.busy}
        problem={write.problem}
        submit={t('organisations.end')}
        onCancel={onClose}
      />
    </Drawer>
  );
}
