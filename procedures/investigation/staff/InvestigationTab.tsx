/** One investigation: the commission, the seven parts with what was found, what holds the opinion up, and what to do next. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { Chip, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { answersCommissions, inquires, investigation } from '../contract.ts';
import type { Act } from '../rules.ts';
import { ActPanel } from './ActPanel.tsx';
import { EarlierOpinions } from './EarlierOpinions.tsx';

type Shape = Returns<typeof investigation>;

export default function InvestigationTab({ caseId }: FileProps) {
  const { t } = useText();
  const answer = useCall(investigation, { params: { caseId } });
  return (
    <Shown of={answer}>
      {(data) => (
        <>
          <p className="note-calm">{t('investigation.secret')}</p>
          <div className="two">
            <Inquiry data={data} />
            <div>
              <CommissionPanel data={data} />
              <Acts caseId={caseId} data={data} reload={() => void answer.reload()} />
              <EarlierOpinions earlier={data.earlier} />
            </div>
          </div>
        </>
      )}
    </Shown>
  );
}

function CommissionPanel({ data }: { data: Shape }) {
  const { t, day, code, list } = useText();
  const { commission } = data;
  return (
    <Panel
      title={t('investigation.commission')}
      right={<Chip kind={data.state === 'sent' ? 'done' : 'wait'}>{code('case.state', data.state)}</Chip>}
    >
      <dl className="facts-list">
        <Line name={t('investigation.agency')}>
          {t('investigation.letter', { agency: commission.agency, number: commission.letterNumber })}
          {!commission.residenceVerified && <div className="tiny">{t('investigation.notVerified')}</div>}
        </Line>
        <Line name={t('investigation.received')}>
          {day(commission.receivedOn)}
          {data.missing.length > 0 && (
            <div className="tiny">{t('investigation.missing', { list: list(data.missing) })}</div>
          )}
          {data.completedOn && (
            <div className="tiny">{t('investigation.completed', { day: day(data.completedOn) })}</div>
          )}
        </Line>
        {data.dueOn && (
          <Line name={t('investigation.due')}>
            {day(data.dueOn)} {commission.fastTrack && <span className="tiny">{t('investigation.fast')}</span>}
          </Line>
        )}
        {commission.category && (
          <Line name={t('investigation.field.category')}>{code('case.category', commission.category)}</Line>
        )}
        {commission.offence && <Line name={t('investigation.field.offence')}>{commission.offence}</Line>}
        {commission.guarantor && <Line name={t('investigation.field.guarantor')}>{commission.guarantor}</Line>}
      </dl>
    </Panel>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Inquiry({ data }: { data: Shape }) {
  const { t, day, list } = useText();
  return (
    <Panel title={t('investigation.inquiry')}>
      <dl className="facts-list">
        {data.parts.map(({ part, inquiries }) => (
          <Line key={part} name={t(`investigation.part.${part}`)}>
            {inquiries.length === 0 && (
              <span className="quiet">
                {t(
                  part === 'victim-view' && !data.commission.victim ? 'investigation.noVictim' : 'investigation.notYet',
                )}
              </span>
            )}
            {inquiries.map((one) => (
              <div key={one.factId}>
                {one.found}
                <div className="tiny">
                  {t('investigation.line', { day: day(one.on), who: list(one.investigators), with: one.with })}
                  {one.place && ` · ${one.place}`}
                </div>
              </div>
            ))}
          </Line>
        ))}
        {data.review && (
          <Line name={t('investigation.review')}>
            {t(`investigation.opinions.${data.review.opinion}`)}：{data.review.reasons}
            <div className="tiny">
              {t('investigation.reviewLine', { day: day(data.review.on), members: list(data.review.members) })}
            </div>
          </Line>
        )}
        {data.opinion && (
          <Line name={t('investigation.opinion')}>
            {t(`investigation.opinions.${data.opinion.opinion}`)}：{data.opinion.reasons}
            <div className="tiny">{t('investigation.sentLine', { day: day(data.opinion.on) })}</div>
          </Line>
        )}
        {data.decision && (
          <Line name={t('investigation.decision')}>{`${data.decision.outcome} · ${day(data.decision.on)}`}</Line>
        )}
      </dl>
    </Panel>
  );
}

/** The next acts, the likeliest first, and what still holds the opinion up. */
function Acts({ caseId, data, reload }: { caseId: string; data: Shape; reload: () => void }) {
  const { t, w, today } = useText();
  const may = useMay();
  const [open, setOpen] = useState<Act>();
  const acts = (data.acts as Act[]).filter((act) => (act === 'inquire' ? may(inquires) : may(answersCommissions)));
  const ready = acts.includes('send-opinion') && data.holds.length === 0;
  const first = ready ? 'send-opinion' : acts[0];
  if (acts.length === 0) return null;
  const close = () => {
    setOpen(undefined);
    reload();
  };
  return (
    <Panel title={t(ready ? 'investigation.ready' : 'investigation.holds')}>
      <div className="in">
        {data.acts.includes('send-opinion') && data.holds.length > 0 && (
          <ul>
            {data.holds.map((hold) => (
              <li key={hold.code}>{w(hold.title)}</li>
            ))}
          </ul>
        )}
        <div className="btns">
          {acts.map((act) => (
            <button
              key={act}
              type="button"
              className={act === first ? 'btn p' : 'btn'}
              aria-expanded={open === act}
              onClick={() => setOpen(open === act ? undefined : act)}
            >
              {t(`investigation.act.${act}`)}
            </button>
          ))}
        </div>
        {open && <ActPanel key={open} act={open} caseId={caseId} first={firstOf(open, data, today)} onDone={close} />}
      </div>
    </Panel>
  );
}

/** What the file says already, so that nobody types it again. */
function firstOf(act: Act, data: Shape, today: string) {
  const on = { on: today };
  if (act === 'inquire') return { ...on, investigators: data.investigators };
  if (act === 'send-opinion')
    return {
      victim: data.commission.victim,
      ...(data.review && { opinion: data.review.opinion, reasons: data.review.reasons }),
    };
  return on;
}
