/** The volumes of a file: what each holds in its order and what it lacks, printing, and archiving once the file is closed. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { type Returns, useCall, useWrite } from '@guilu/ui/calls.ts';
import { Chip, Panel, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { archiveFile, archives, sealedPdf, volumesOfCase } from '../contract.ts';
import { VolumePanel } from './VolumePanel.tsx';

type Shape = Returns<typeof volumesOfCase>;

export default function ArchiveTab({ caseId }: FileProps) {
  const answer = useCall(volumesOfCase, { params: { caseId } });
  const reload = () => void answer.reload();
  return (
    <Shown of={answer}>
      {(data) => (
        <>
          <Archiving caseId={caseId} data={data} reload={reload} />
          {data.volumes.map((volume) => (
            <VolumePanel key={volume.id} caseId={caseId} volume={volume} data={data} reload={reload} />
          ))}
        </>
      )}
    </Shown>
  );
}

/** Whether it may be archived now, and what was archived. */
function Archiving({ caseId, data, reload }: { caseId: string; data: Shape; reload: () => void }) {
  const { t } = useText();
  const may = useMay();
  const { send, busy, problem } = useWrite(archiveFile, reload);
  const lacking = data.volumes.flatMap(({ needs }) => needs).filter(({ met }) => !met).length;
  const state = data.archived ? 'archived' : data.closed ? (lacking > 0 ? 'lacking' : 'ready') : 'open';
  return (
    <Panel
      title={t('archive.title')}
      right={data.archived ? <Chip kind="done">{t('archive.archived')}</Chip> : undefined}
    >
      <div className="in">
        <p>{t(`archive.state.${state}`, { count: lacking })}</p>
        <ProblemNote problem={problem} />
        {state === 'ready' && may(archives) && (
          <div className="btns no-print">
            <button type="button" className="btn p" disabled={busy} onClick={() => void send({ params: { caseId } })}>
              {t(busy ? 'archive.binding' : 'archive.act')}
            </button>
          </div>
        )}
      </div>
      {data.sealed.length > 0 && <SealedTable data={data} />}
    </Panel>
  );
}

function SealedTable({ data }: { data: Shape }) {
  const { t, w, instant } = useText();
  return (
    <table className="plain">
      <thead>
        <tr>
          {['volume', 'pages', 'archivedBy', 'hash'].map((name) => (
            <th key={name} scope="col">
              {t(`archive.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.sealed.map((one) => (
          <tr key={one.id}>
            <td>
              <a href={urlOf(sealedPdf, { id: one.id })} target="_blank" rel="noreferrer">
                {w(one.title)} PDF
              </a>
            </td>
            <td>{t('archive.itemsPages', { items: one.items, pages: one.pages })}</td>
            <td>{t('archive.byAt', { by: one.by, at: instant(one.at) })}</td>
            <td className="tiny" title={one.sha256}>
              {one.sha256.slice(0, 12)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
