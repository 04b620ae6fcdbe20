/** How long each kind of record is kept, what has reached its end, and the lists. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, type ChipKind, Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import {
  destructionLists,
  type ListLine,
  proposeDestruction,
  proposeList,
  type RetentionTable,
  retentionTable,
} from '../contract.ts';

export default function Retention() {
  const { t } = useText();
  const table = useCall(retentionTable, {});
  const lists = useCall(destructionLists, {});
  return (
    <Page title={t('retention.title')} sub={t('retention.sub')}>
      <Panel title={t('retention.lists')}>
        <Shown of={lists}>
          {({ rows }) => (rows.length ? <Lists rows={rows} /> : <Empty>{t('retention.noLists')}</Empty>)}
        </Shown>
      </Panel>
      <Shown of={table}>{({ kinds }) => <Table kinds={kinds} />}</Shown>
    </Page>
  );
}

const tones: Record<string, ChipKind> = {
  proposed: 'wait',
  approved: 'today',
  refused: 'plain',
  'carried-out': 'done',
};

export function ListState({ state }: { state: string }) {
  const { t } = useText();
  return <Chip kind={tones[state] ?? 'plain'}>{t(`retention.state.${state}`)}</Chip>;
}

function Lists({ rows }: { rows: ListLine[] }) {
  const { t, day } = useText();
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.listId} className="due">
          <span>
            <PageLink to={`/retention/${row.listId}`}>
              <b>{row.number}</b>
            </PageLink>{' '}
            <span className="quiet">
              {t('retention.items', { items: row.items, records: row.records })} · {row.proposedBy}{' '}
              {day(row.proposedAt.slice(0, 10))}
            </span>
          </span>
          <ListState state={row.state} />
        </li>
      ))}
    </ul>
  );
}

type Kind = RetentionTable['kinds'][number];

function Table({ kinds }: { kinds: Kind[] }) {
  const { t } = useText();
  const may = useMay();
  const [chosen, choose] = useState<string[]>([]);
  const proposes = may(proposeDestruction);
  const toggle = (kind: string) =>
    choose((before) => (before.includes(kind) ? before.filter((one) => one !== kind) : [...before, kind]));
  return (
    <>
      <Panel title={t('retention.table')}>
        <div className="scroll">
          <table className="plain cards">
            <thead>
              <tr>
                <th scope="col">{t('retention.kind')}</th>
                <th scope="col">{t('retention.keep')}</th>
                <th scope="col">{t('retention.basis')}</th>
                <th scope="col">{t('retention.over')}</th>
                {proposes && <th scope="col">{t('retention.choose')}</th>}
              </tr>
            </thead>
            <tbody>
              {kinds.map((one) => (
                <Row
                  key={one.kind}
                  of={one}
                  {...(proposes && { chosen: chosen.includes(one.kind), onToggle: () => toggle(one.kind) })}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {proposes && <Propose chosen={chosen} onDone={() => choose([])} over={kinds.some((one) => one.over > 0)} />}
    </>
  );
}

function Row({ of, chosen, onToggle }: { of: Kind; chosen?: boolean; onToggle?: () => void }) {
  const { t, w } = useText();
  return (
    <tr>
      <td>
        <b>{w(of.title)}</b>
        <div className="tiny">{t(`retention.goes.${of.goes}`)}</div>
      </td>
      <td>
        {of.keep ? t(`retention.unit.${of.keep.unit}`, { count: of.keep.count }) : t('retention.forEver')}
        <div className="tiny">
          {t('retention.from')}：{w(of.from)}
        </div>
      </td>
      <td>
        {of.basis.map(w).join('、')}
        {of.proposal && <div className="tiny">{t('retention.proposal')}</div>}
      </td>
      <td>
        {of.over > 0 ? (
          <Chip kind="today">{t('retention.overCount', { count: of.over })}</Chip>
        ) : (
          <span className="quiet">{t('retention.noneOver')}</span>
        )}
      </td>
      {onToggle && (
        <td>
          {of.over > 0 && (
            <input
              type="checkbox"
              checked={chosen ?? false}
              onChange={onToggle}
              aria-label={`${t('retention.choose')} ${w(of.title)}`}
            />
          )}
        </td>
      )}
    </tr>
  );
}

function Propose({ chosen, over, onDone }: { chosen: string[]; over: boolean; onDone: () => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(proposeList, () => {
    setValues({});
    onDone();
  });
  return (
    <Panel title={t('retention.propose')}>
      <div className="in">
        {!over && <p className="quiet">{t('retention.nothing')}</p>}
        {chosen.length > 0 && (
          <FieldForm
            fields={[
              { name: 'note', kind: 'text', label: t('retention.note'), hint: t('retention.noteHint'), required: true },
            ]}
            values={values}
            onChange={setValues}
            busy={busy}
            problem={problem}
            submit={t('retention.propose')}
            onSubmit={(filled) => void send({ body: { kinds: chosen, note: String(filled.note) } })}
          />
        )}
        {over && chosen.length === 0 && <p className="quiet">{t('retention.chooseFirst')}</p>}
      </div>
    </Panel>
  );
}
