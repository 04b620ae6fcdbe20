/** One request on one page: who asks for what, how they were known, the clock, the decision and what came of it. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useParam } from '@guilu/ui/navigation.tsx';
import { Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { ReactNode } from 'react';
import { openDataRequest, type RequestDetail } from '../contract.ts';
import { RequestActs } from './RequestActs.tsx';
import { RequestState } from './RequestTable.tsx';

const paper = { method: 'GET', path: '/papers/:paperId/:format' } as const;

export default function RequestPage() {
  const { t } = useText();
  const requestId = useParam('requestId');
  const answer = useCall(openDataRequest, { params: { requestId } });
  return (
    <Page title={t('dataRequests.title')}>
      <Shown of={answer}>
        {({ request, corrections }) => (
          <div className="two">
            <div>
              <Asked of={request} />
              {request.state === 'answered' && <Answered of={request} />}
            </div>
            <div>
              <Clock of={request} />
              <RequestActs of={request} corrections={corrections} />
            </div>
          </div>
        )}
      </Shown>
    </Page>
  );
}

function Lines({ of }: { of: [string, ReactNode][] }) {
  return (
    <dl className="facts-list">
      {of.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Asked({ of }: { of: RequestDetail }) {
  const { t, w, day } = useText();
  const { shown } = useNames();
  const lines: [string, ReactNode][] = [
    [t('dataRequests.what'), t(`dataRequests.kind.${of.request}`)],
    [
      t('dataRequests.who'),
      `${t(`dataRequests.asker.${of.askedBy}`)}${of.askerName ? ` · ${shown(of.askerName)}` : ''}`,
    ],
    ...(of.authority ? [[t('dataRequests.authority'), of.authority] as [string, ReactNode]] : []),
    [
      t('dataRequests.identity'),
      `${t(`dataRequests.identities.${of.identity}`)}${of.identityBy ? ` · ${of.identityBy}` : ''}`,
    ],
    ...(of.about ? [[t('dataRequests.about'), `${day(of.about.on)} ${w(of.about.title)}`] as [string, ReactNode]] : []),
    ...(of.purpose ? [[t('dataRequests.purpose'), of.purpose] as [string, ReactNode]] : []),
    ...(of.details ? [[t('dataRequests.details'), of.details] as [string, ReactNode]] : []),
    [t('dataRequests.askedOn'), day(of.askedOn)],
    ...(of.onOwnPage ? [] : [[t('dataRequests.takenBy'), of.takenBy] as [string, ReactNode]]),
  ];
  return (
    <Panel title={<PageLink to={`/cases/${of.caseId}`}>{shown(of.name)}</PageLink>} right={<RequestState of={of} />}>
      <Lines of={lines} />
    </Panel>
  );
}

function Answered({ of }: { of: RequestDetail }) {
  const { t, w, day } = useText();
  const lines: [string, ReactNode][] = [
    [t('dataRequests.outcome'), of.outcome ? t(`dataRequests.outcomes.${of.outcome}`) : ''],
    ...(of.ground
      ? [
          [
            t('dataRequests.ground'),
            `${t(`dataRequests.grounds.${of.ground}`)}（${of.groundBasis.map(w).join('、')}）`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(of.reasons ? [[t('dataRequests.reasons'), of.reasons] as [string, ReactNode]] : []),
    [t('dataRequests.decidedBy'), `${of.decidedBy ?? ''} · ${of.answeredOn ? day(of.answeredOn) : ''}`],
    ...(of.paperId
      ? [
          [
            t('dataRequests.paper'),
            <a key="paper" href={urlOf(paper, { paperId: of.paperId, format: 'pdf' })}>
              {of.paperNumber}
            </a>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(of.copy
      ? [
          [
            t('dataRequests.copy'),
            of.copy.there ? t('dataRequests.copyUntil', { day: day(of.copy.until) }) : t('dataRequests.copyOver'),
          ] as [string, ReactNode],
        ]
      : []),
  ];
  return (
    <>
      <Panel title={t('dataRequests.answered')}>
        <Lines of={lines} />
      </Panel>
      {of.explanation && (
        <Panel title={t('dataRequests.explained')}>
          <Lines of={of.explanation.map((line): [string, ReactNode] => [w(line.label), w(line.text)])} />
        </Panel>
      )}
    </>
  );
}

function Clock({ of }: { of: RequestDetail }) {
  const { t, w, day } = useText();
  return (
    <Panel title={t('dataRequests.clock')}>
      <div className="in">
        {of.dueOn && <p>{t('dataRequests.due', { day: day(of.dueOn) })}</p>}
        <p className="tiny">{t('dataRequests.proposal')}</p>
        <p className="tiny">
          {t('dataRequests.right')}：{of.rightBasis.map(w).join('、')}
        </p>
      </div>
    </Panel>
  );
}
