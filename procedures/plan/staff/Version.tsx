/** One version of the plan, with what changed and its paper. */
import { PaperLinks } from '@guilu/records/papers/staff/PaperLinks.tsx';
import type { Returns } from '@guilu/ui/calls.ts';
import { Chip, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { ReactNode } from 'react';
import type { planOfCase, PlanVersion } from '../contract.ts';
import { withoutCommunity } from '../rules.ts';

interface Props {
  version: PlanVersion;
  data: Returns<typeof planOfCase>;
  former?: boolean;
}

export function Version({ version, data, former = false }: Props) {
  const { t, day, today, list, w } = useText();
  const { report, reviewOn, measures } = version;
  const incident = data.incidents.find((one) => one.factId === version.incident);
  const lines: [string, ReactNode][] = [
    ['plan.assessment', version.assessment],
    ['plan.features', version.features],
    ['plan.goals', version.goals],
    ['plan.report', report && t('plan.reportLine', { every: report.every, unit: t(`plan.unit.${report.unit}`) })],
    ['plan.reason', version.reason],
    ['plan.incident', incident && `${day(incident.on)} ${w(incident.title)}`],
    ['plan.reviewOn', reviewOn && <ReviewDay on={reviewOn} late={!former && reviewOn < today} />],
  ];
  return (
    <Panel
      title={t('plan.version', { version: version.version, stage: t(`plan.stages.${version.stage}`) })}
      right={
        version.withdrawn ? (
          <Chip kind="late">{t('plan.withdrawn')}</Chip>
        ) : (
          !former && <Chip kind="done">{t('plan.current')}</Chip>
        )
      }
    >
      <dl className="facts-list">
        {lines.map(([key, said]) => said && <Line key={key} title={t(key)} said={said} />)}
        {measures.map((one, at) => (
          <Line
            key={at}
            title={t(`plan.areas.${one.area}`)}
            said={
              <>
                {one.text} {one.by && <span className="quiet">{one.by}</span>}
              </>
            }
          />
        ))}
      </dl>
      <div className="in">
        {version.added.length > 0 && <p>{t('plan.added', { list: list(version.added) })}</p>}
        {version.dropped.length > 0 && <p>{t('plan.dropped', { list: list(version.dropped) })}</p>}
        {!former && withoutCommunity(measures) && <p className="quiet">{t('plan.noCommunity')}</p>}
        <p className="quiet">
          {t('plan.madeBy', { by: version.madeBy, on: day(version.on) })} · <PaperLinks of={version} />
        </p>
      </div>
    </Panel>
  );
}

function Line({ title, said }: { title: string; said: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{said}</dd>
    </div>
  );
}

function ReviewDay({ on, late }: { on: string; late: boolean }) {
  const { t, day } = useText();
  return (
    <>
      {day(on)} {late && <Chip kind="late">{t('plan.reviewLate')}</Chip>}
    </>
  );
}
