/** How a paper stands: void, no longer true and what has changed, to whom it went and who confirmed. */
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { PaperChange, PaperLine } from '../contract.ts';
import { unsent } from './SendForm.tsx';

export function PaperState({ paper }: { paper: PaperLine }) {
  const { t } = useText();
  if (paper.voided) {
    const { reason, by } = paper.voided;
    return (
      <div>
        <Chip kind="plain">{t('papers.isVoid')}</Chip> <span className="tiny">{t('papers.voidBy', { reason, by })}</span>
      </div>
    );
  }
  return (
    <>
      {paper.outdated && <Outdated changes={paper.changes} />}
      <Sendings paper={paper} />
    </>
  );
}

function Outdated({ changes }: { changes: PaperChange[] }) {
  const { t, w, instant } = useText();
  return (
    <div>
      <Chip kind="late">{t('papers.outdated')}</Chip> <span className="tiny">{t('papers.outdatedWhy')}</span>
      <ul className="changes tiny">
        {changes.map((change, at) => (
          <li key={`${change.at} ${at}`}>
            {w(change.title)}{' '}
            {change.lines.map((line) => (
              <span key={line.label.zh}>
                {w(line.label)} {line.was && <del>{w(line.was)}</del>}
                {line.was && line.now && ' → '}
                {line.now && <b>{w(line.now)}</b>}{' '}
              </span>
            ))}
            <span className="quiet">{t('papers.changedBy', { who: change.by, when: instant(change.at) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sendings({ paper }: { paper: PaperLine }) {
  const { t, day, code, list } = useText();
  const names = (roles: string[]) => list(roles.map((role) => code('case.role', role)));
  const left = unsent(paper);
  return (
    <>
      {paper.sent.map((one) => (
        <div key={one.factId} className="tiny">
          {t(paper.about ? 'papers.wentTo' : 'papers.servedOn', { day: day(one.on), to: names(one.to) })}
          {paper.about && (one.receivedOn ? t('papers.confirmed', { day: day(one.receivedOn) }) : t('papers.unconfirmed'))}
        </div>
      ))}
      {left.length > 0 && (
        <div className="tiny">
          <Chip kind="wait">{t('papers.notSent', { to: names(left) })}</Chip>
        </div>
      )}
    </>
  );
}
