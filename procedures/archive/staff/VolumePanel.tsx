/** One volume: its completeness, its parts with their items in order, what may be done about what is lacking. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { useWrite } from '@guilu/ui/calls.ts';
import { Chip, Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { archives, type Item, printVolume, takeBack, type Volume, type Volumes } from '../contract.ts';
import { NeedForm, ScanForm } from './forms.tsx';

interface Props {
  caseId: string;
  volume: Volume;
  data: Volumes;
  reload: () => void;
}

export function VolumePanel({ caseId, volume, data, reload }: Props) {
  const { t, w } = useText();
  const met = volume.needs.filter((need) => need.met).length;
  const whole = met === volume.needs.length;
  return (
    <Panel
      title={w(volume.title)}
      right={
        <span className="btns">
          <Chip kind={whole ? 'done' : 'wait'}>{t('archive.complete', { met, of: volume.needs.length })}</Chip>
          <a
            className="btn no-print"
            href={urlOf(printVolume, { caseId, volume: volume.id })}
            target="_blank"
            rel="noreferrer"
          >
            {t('archive.print')}
          </a>
        </span>
      }
    >
      <div className="in">
        <p className="tiny">
          {t('archive.basis', { basis: volume.basis.map(w).join(t('archive.and')) })}
          {!volume.verified && ` ${t('archive.unverified')}`}
        </p>
      </div>
      {!whole && <Lacking caseId={caseId} volume={volume} data={data} reload={reload} />}
      <Parts caseId={caseId} volume={volume} data={data} reload={reload} />
    </Panel>
  );
}

function Lacking({ caseId, volume, data, reload }: Props) {
  const { t, w } = useText();
  const may = useMay();
  const [open, setOpen] = useState<string>();
  const done = () => {
    setOpen(undefined);
    reload();
  };
  return (
    <ul className="rows" aria-label={t('archive.lacking')}>
      {volume.needs
        .filter((need) => !need.met)
        .map((need) => (
          <li key={need.id} className="two-ends">
            <div>
              <span>
                <Chip kind="wait">{t('archive.lacks')}</Chip> {w(need.title)}
              </span>
              {may(archives) && !data.archived && open !== need.id && (
                <button type="button" className="btn no-print" onClick={() => setOpen(need.id)}>
                  {t('archive.complete-it')}
                </button>
              )}
            </div>
            {open === need.id && (
              <NeedForm
                caseId={caseId}
                volume={volume.id}
                need={need}
                scans={data.scans}
                onDone={done}
                onCancel={() => setOpen(undefined)}
              />
            )}
          </li>
        ))}
    </ul>
  );
}

function Parts({ caseId, volume, data, reload }: Props) {
  const { t, w } = useText();
  let n = 0;
  return (
    <table className="plain">
      <thead>
        <tr>
          {['n', 'item', 'number', 'on', 'act'].map((name) => (
            <th key={name} scope="col">
              {name === 'act' ? (
                <span className="only-read">{t('archive.column.act')}</span>
              ) : (
                t(`archive.column.${name}`)
              )}
            </th>
          ))}
        </tr>
      </thead>
      {volume.parts.map((part) => (
        <tbody key={part.id}>
          <tr className="group">
            <th scope="rowgroup" colSpan={5}>
              {w(part.title)}
            </th>
          </tr>
          {part.items.length === 0 && (
            <tr>
              <td colSpan={5} className="quiet">
                {t('archive.nothing')}
              </td>
            </tr>
          )}
          {part.items.map((item) => (
            <ItemRow
              key={item.id ?? item.entryId ?? 'sheet'}
              n={++n}
              item={item}
              caseId={caseId}
              volume={volume}
              data={data}
              reload={reload}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function ItemRow({ n, item, caseId, volume, data, reload }: Props & { n: number; item: Item }) {
  const { t, w, day } = useText();
  const may = useMay();
  const [filing, setFiling] = useState(false);
  const back = useWrite(takeBack, reload);
  const changes = may(archives) && !data.archived;
  const done = () => {
    setFiling(false);
    reload();
  };
  return (
    <>
      <tr>
        <td className="num">{n}</td>
        <td>
          {w(item.title)}
          {item.entries !== undefined && <span className="tiny"> {t('archive.entries', { count: item.entries })}</span>}
          {item.place !== undefined && <span className="tiny"> {t('archive.elsewhere', { place: item.place })}</span>}
        </td>
        <td>{item.number}</td>
        <td>{item.on && day(item.on)}</td>
        <td className="btns no-print">
          {changes && item.kind === 'scan' && (
            <button type="button" className="btn" onClick={() => setFiling(!filing)}>
              {t('archive.file')}
            </button>
          )}
          {changes && item.entryId !== undefined && (
            <button
              type="button"
              className="btn"
              disabled={back.busy}
              onClick={() => void back.send({ params: { caseId, entryId: item.entryId ?? '' } })}
            >
              {t('archive.takeBack')}
            </button>
          )}
          <ProblemNote problem={back.problem} />
        </td>
      </tr>
      {filing && (
        <tr>
          <td colSpan={5}>
            <ScanForm caseId={caseId} volume={volume} item={item} onDone={done} onCancel={() => setFiling(false)} />
          </td>
        </tr>
      )}
    </>
  );
}
