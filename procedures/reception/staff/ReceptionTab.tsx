/** What reception still lacks, in the law's own list; the announcement; the group as it stands. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { Chip, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { reception } from '../contract.ts';
import { AnnouncementPanel } from './AnnouncementPanel.tsx';
import { ArrivalPanel } from './ArrivalPanel.tsx';
import { GroupPanel } from './GroupPanel.tsx';

const ticks = ['papers-unchecked', 'identity-unverified', 'not-registered', 'archive-not-opened', 'not-announced'];

export default function ReceptionTab(file: FileProps) {
  const { caseId } = file;
  const answer = useCall(reception, { params: { caseId } });
  return (
    <Shown of={answer}>
      {(data) => (
        <div className="two even">
          <div>
            <ArrivalPanel file={file} data={data} />
            <AnnouncementPanel caseId={caseId} data={data} />
          </div>
          <div>
            <Ticks data={data} />
            <GroupPanel caseId={caseId} data={data} />
          </div>
        </div>
      )}
    </Shown>
  );
}

function Ticks({ data }: { data: Returns<typeof reception> }) {
  const { t, w } = useText();
  const missing = new Set(data.missing.map((one) => one.code));
  return (
    <Panel
      title={t('reception.tab')}
      right={
        <Chip kind={data.finished ? 'done' : 'wait'}>
          {t(data.finished ? 'reception.finished' : 'reception.unfinished')}
        </Chip>
      }
    >
      <dl className="facts-list">
        {ticks.map((code) => (
          <div key={code}>
            <dt>{t(`reception.tick.${code}`)}</dt>
            <dd>
              <Chip kind={missing.has(code) ? 'wait' : 'done'}>
                {t(missing.has(code) ? 'reception.notYet' : 'reception.done')}
              </Chip>
            </dd>
          </div>
        ))}
        {data.missing
          .filter((one) => !ticks.includes(one.code))
          .map((one) => (
            <div key={one.code}>
              <dt>{t('reception.also')}</dt>
              <dd>{w(one.title)}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}
