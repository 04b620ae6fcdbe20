/** The head of a file answers at one glance: who, on what ground, until when, who is responsible, what is missing. */
import { useNames } from '@guilu/ui/names.tsx';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, PageTitle } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import type { ReactNode } from 'react';
import type { OpenedFile } from './File.tsx';
import { ActMenu } from './ActMenu.tsx';
import { RecordMenu } from './RecordMenu.tsx';
import { HeadPhoto } from '../../../people/staff/HeadPhoto.tsx';
import { RepairLink } from '../../../people/staff/RepairLink.tsx';
import { Unmask } from '../../../people/staff/Unmask.tsx';

interface Props {
  file: OpenedFile;
  about: FileProps;
  mayRecord: boolean;
}

export function FileHead({ file, about, mayRecord }: Props) {
  const { t, code, list } = useText();
  const { shown } = useNames();
  const { head } = file;
  const identity = file.timeline.find(
    (entry) => !entry.supersededBy && entry.lines.some((line) => line.field === 'idNumber'),
  );
  return (
    <div className="panel head">
      <HeadPhoto personId={head.personId} name={head.name} photoId={head.photo} />
      <div className="line1">
        <PageTitle>{shown(head.name)}</PageTitle>
        {head.nameBroken && <RepairLink personId={head.personId} name={head.name} suggestion={head.nameSuggestion} />}
        <span>
          {[code('people.sex', head.sex), head.age !== undefined && t('people.age', { age: head.age })]
            .filter(Boolean)
            .join(' · ')}
          {head.idMasked && ' · '}
          {head.idMasked &&
            (identity ? (
              <Unmask personId={head.personId} factId={identity.id} field="idNumber" masked={head.idMasked} />
            ) : (
              head.idMasked
            ))}
        </span>
        {head.formerNames.length > 0 && (
          <span className="quiet">{t('file.formerNames', { names: list(head.formerNames) })}</span>
        )}
        {head.namesElsewhere.length > 0 && (
          <span className="quiet">{t('people.elsewhere', { names: list(head.namesElsewhere) })}</span>
        )}
        <Chip kind="later">{code('case.category', head.category) || code('case.kind', head.kind)}</Chip>
        <Chip kind="plain">{code('case.state', head.state)}</Chip>
        {head.level && <Chip kind="done">{code('case.level', head.level)}</Chip>}
        {head.sealed && <Chip kind="wait">{t('file.sealed')}</Chip>}
        <span className="btns acts">
          <ActMenu about={about} />
          {mayRecord && <RecordMenu about={about} withheld={head.withheld} />}
        </span>
      </div>
      <HeadFacts file={file} />
      {head.passed !== undefined && (
        <progress
          className="passed"
          max={100}
          value={head.passed}
          aria-label={t('file.passed', { passed: head.passed })}
          title={t('file.passed', { passed: head.passed })}
        />
      )}
    </div>
  );
}

/** What has ended has no days left. */
const over = new Set(['discharged', 'terminated']);

function HeadFacts({ file }: { file: OpenedFile }) {
  const { t, w, day, list } = useText();
  const [, change] = useAddress();
  const { head } = file;
  const there = head.index.filter((item) => item.there).length;
  const lacking = head.index.filter((item) => !item.there).map((item) => w(item.title));
  const facts: [string, ReactNode][] = [
    [t('file.number'), head.number],
    [
      t('file.term'),
      head.termStart && head.termEnd
        ? t('file.fromTo', { from: day(head.termStart), to: day(head.termEnd) })
        : day(head.termEnd),
    ],
    [
      t('file.left'),
      head.daysLeft !== undefined &&
        !head.closedOn &&
        !over.has(head.state) &&
        t(head.daysLeft < 0 ? 'file.daysOver' : 'file.days', { days: Math.abs(head.daysLeft) }),
    ],
    [t('file.responsible'), [head.officerName, head.officeName].filter(Boolean).join(' · ')],
    [t('file.lastSeen'), head.lastSeen && `${day(head.lastSeen.on)} ${w(head.lastSeen.how)}`],
    [
      t('file.index'),
      head.index.length > 0 && (
        <>
          {there} / {head.index.length}{' '}
          {lacking.length > 0 && <small className="mark-late">{t('file.lacking', { what: list(lacking) })}</small>}
        </>
      ),
    ],
    [
      t('file.readers'),
      <button key="readers" type="button" className="link" onClick={() => change({ tab: 'people.readers' }, false)}>
        {t('today.people', { count: head.readers })}
      </button>,
    ],
    [t('file.closedOn'), day(head.closedOn)],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
