/** The announcement on the tab of reception: planned or held, who was asked and who comes, its papers, and what is to be done next. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { downloadPaper } from '@guilu/records/papers/contract.ts';
import { type Returns, useWrite } from '@guilu/ui/calls.ts';
import { Chip, Empty, Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type Announcement, type Asked, announcementSheet, type reception } from '../contract.ts';
import AnnouncementForm from './AnnouncementForm.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import AnnouncementPlanForm from './AnnouncementPlanForm.tsx';

interface Props {
  caseId: string;
  data: Returns<typeof reception>;
}
type Act = 'plan' | 'answer' | 'hold';

export function AnnouncementPanel({ caseId, data }: Props) {
  const { t, w } = useText();
  const { announcement, notTheirs } = data;
  const announced = !data.missing.some((one) => one.code === 'not-announced');
  const no = notTheirs.announce;
  return (
    <Panel
      title={t('reception.tick.not-announced')}
      right={<Chip kind={announced ? 'done' : 'wait'}>{t(stateOf(announcement, announced))}</Chip>}
    >
      {announcement && <Planned announcement={announcement} />}
      {!announcement && <Empty>{t(announced ? 'reception.plan.heldBare' : 'reception.plan.none')}</Empty>}
      {!announced && (no ? <div className="in">{w(no)}</div> : <Acts caseId={caseId} data={data} />)}
    </Panel>
  );
}

const stateOf = (planned: Announcement | undefined, announced: boolean) =>
  announced ? 'reception.done' : planned ? 'reception.plan.planned' : 'reception.notYet';

function Planned({ announcement }: { announcement: Announcement }) {
  const { t, instant, day } = useText();
  const { invitation, sheet, people } = announcement;
  const told = invitation?.told;
  return (
    <>
      <dl className="facts-list">
        <div>
          <dt>{t('reception.plan.at')}</dt>
          <dd>{instant(announcement.at)}</dd>
        </div>
        <div>
          <dt>{t('reception.plan.place')}</dt>
          <dd>
            {announcement.place}
            {announcement.byVideo && (
              <span className="tiny"> {t('reception.plan.videoFor', { why: announcement.whyVideo ?? '' })}</span>
            )}
          </dd>
        </div>
        {invitation && (
          <div>
            <dt>{t('reception.plan.invitation')}</dt>
            <dd>
              <Paper of={invitation} />{' '}
              {told &&
                t(invitation.receivedOn ? 'reception.plan.received' : 'reception.plan.told', {
                  who: told,
                  on: day(invitation.receivedOn),
                })}
              {!told && t('reception.plan.byHand')}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('reception.plan.sheet')}</dt>
          <dd>{sheet ? <Paper of={sheet} /> : t('reception.plan.noSheet')}</dd>
        </div>
        {people.map((one, at) => (
          <div key={at}>
            <dt>{t(`reception.role.${one.kind}`)}</dt>
            <dd>
              {one.name} <Answer of={one} held={announcement.state === 'held'} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Answer({ of, held }: { of: Asked; held: boolean }) {
  const { t } = useText();
  if (held)
    return (
      <Chip kind={of.present ? 'done' : 'plain'}>
        {t(of.present ? 'reception.plan.there' : 'reception.plan.notThere')}
      </Chip>
    );
  if (of.comes === undefined) return <Chip kind="wait">{t('reception.plan.noAnswer')}</Chip>;
  return (
    <Chip kind={of.comes ? 'done' : 'plain'}>{t(of.comes ? 'reception.plan.willCome' : 'reception.plan.willNot')}</Chip>
  );
}

function Paper({ of }: { of: { paperId: string; number: string } }) {
  return (
    <span className="papers">
      <a href={urlOf(downloadPaper, { paperId: of.paperId, format: 'pdf' })} aria-label={`PDF ${of.number}`}>
        {of.number}
      </a>
    </span>
  );
}

function Acts({ caseId, data }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState<Act>();
  const making = useWrite(announcementSheet);
  const { announcement } = data;
  const fold = () => setOpen(undefined);
  const form = { caseId, onDone: fold, onCancel: fold };
  const button = (act: Act, word: string, first = false) => (
    <button
      type="button"
      className={first ? 'btn p' : 'btn'}
      aria-expanded={open === act}
      onClick={() => setOpen(open === act ? undefined : act)}
    >
      {t(word)}
    </button>
  );
  return (
    <div className="in">
      <ProblemNote problem={making.problem} />
      <div className="btns">
        {!announcement && button('plan', 'reception.plan.act', true)}
        {announcement && (
          <button
            type="button"
            className={announcement.sheet ? 'btn' : 'btn p'}
            disabled={making.busy}
            onClick={() => void making.send({ params: { caseId }, body: {} })}
          >
            {t('reception.plan.makeSheet')}
          </button>
        )}
        {button('hold', 'reception.announce', !!announcement?.sheet)}
        {announcement && button('answer', 'reception.plan.answer')}
        {announcement && button('plan', 'reception.plan.move')}
      </div>
      {open === 'plan' && <AnnouncementPlanForm {...form} data={data} />}
      {open === 'hold' && <AnnouncementForm {...form} />}
      {open === 'answer' && announcement && <AnswerForm {...form} announcement={announcement} />}
    </div>
  );
}
