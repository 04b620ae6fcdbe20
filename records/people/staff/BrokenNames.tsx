/** Names that lost a character in another system, one after another put right. */
import { useCall } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { brokenNames, repairsNames } from '../contract.ts';
import { RepairForm } from './RepairForm.tsx';

interface Row {
  personId: string;
  caseId: string;
  name: string;
  sex?: string;
  bornOn?: string;
  officeName?: string;
  suggestion?: string;
}

export default function BrokenNames() {
  const { t } = useText();
  const answer = useCall(brokenNames, {});
  const [open, setOpen] = useState<Row>();
  const close = () => setOpen(undefined);
  return (
    <Page title={t('people.brokenNames')} sub={t('people.brokenNamesSub')}>
      <div className="panel">
        <Shown of={answer}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{t('people.noBrokenNames')}</Empty>
            ) : (
              <ul className="rows">
                {rows.map((row) => (
                  <Line key={row.personId} row={row} onRepair={() => setOpen(row)} />
                ))}
              </ul>
            )
          }
        </Shown>
      </div>
      {open && (
        <Drawer title={t('people.repairName')} onClose={close}>
          <RepairForm
            personId={open.personId}
            name={open.name}
            suggestion={open.suggestion}
            onDone={close}
            onCancel={close}
          />
        </Drawer>
      )}
    </Page>
  );
}

function Line({ row, onRepair }: { row: Row; onRepair: () => void }) {
  const { t, code, day } = useText();
  const { shown } = useNames();
  const may = useMay();
  return (
    <li className="due">
      <span>
        <PageLink to={`/cases/${row.caseId}`}>
          <b>{shown(row.name)}</b>
        </PageLink>{' '}
        <span className="tiny">
          {[code('people.sex', row.sex), day(row.bornOn), row.officeName].filter(Boolean).join(' · ')}
        </span>
        {row.suggestion && <div className="quiet">{t('people.suggested', { suggestion: shown(row.suggestion) })}</div>}
      </span>
      {may(repairsNames) && (
        <button type="button" className="btn" onClick={onRepair} aria-label={`${t('people.repairName')} ${row.name}`}>
          {t('people.repairName')}
        </button>
      )}
    </li>
  );
}
