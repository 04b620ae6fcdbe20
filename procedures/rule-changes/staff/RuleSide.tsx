/** One rule as one pack has it: whose it is, its figures, who owes it, the article and how sure it is. */
import { Chip, type ChipKind } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { FigureShown, Side } from '../contract.ts';

const layers: Record<string, ChipKind> = { own: 'wait', local: 'later', national: 'plain' };

export function LayerChip({ side }: { side: Pick<Side, 'layer' | 'packTitle'> }) {
  const { t, w } = useText();
  return (
    <Chip kind={layers[side.layer] ?? 'plain'}>
      {side.layer === 'local' ? t('rules.layer.local', { place: w(side.packTitle) }) : t(`rules.layer.${side.layer}`)}
    </Chip>
  );
}

/** `期限 10个工作日`; the name of a setting that has no word stands as it is written. */
export function FigureText({ figure, changed }: { figure: FigureShown; changed?: boolean }) {
  const { w } = useText();
  const name = useFigureName();
  return (
    <span className={changed ? 'nowrap mark-today' : 'nowrap'}>
      {name(figure.path)} <b>{w(figure.said)}</b>
    </span>
  );
}

/** What a figure is called. */
export function useFigureName(): (path: FigureShown['path']) => string {
  const { t, code } = useText();
  return (path) => {
    const last = String(path.at(-1));
    if (path[0] === 'settings') return code('rules.setting', last);
    if (path[0] === 'target') return t('rules.target');
    if (path[0] === 'repeat') return t('rules.turn');
    const at = path.find((part) => typeof part === 'number');
    return at === undefined ? t('rules.due') : t('rules.dueCase', { at: at + 1 });
  };
}

export function MarkText({ mark, proposal }: { mark: string; proposal?: boolean }) {
  const { t } = useText();
  if (proposal) return <span className="mark-today">{t('rules.mark.proposal')}</span>;
  return <span className={mark === 'unread' ? 'mark-today' : 'quiet'}>{t(`rules.mark.${mark}`)}</span>;
}

export function SideText({ side, than }: { side: Side; than?: Side | undefined }) {
  const { t, w, day } = useText();
  const differs = (figure: FigureShown) =>
    !!than && than.figures.some((other) => other.path.join() === figure.path.join() && other.value !== figure.value);
  return (
    <div className="side">
      <LayerChip side={side} />
      {side.figures.length > 0 && (
        <div className="figures">
          {side.figures.map((figure) => (
            <FigureText key={figure.path.join('.')} figure={figure} changed={differs(figure)} />
          ))}
        </div>
      )}
      {side.owedBy.length > 0 && <div>{t('rules.by', { who: side.owedBy.map(w).join(t('rules.comma')) })}</div>}
      <div className="quiet">
        {!side.proposal && `${side.basis.map(w).join(t('rules.comma'))} · `}
        <MarkText mark={side.mark} proposal={side.proposal} />
      </div>
      {side.version > '1949-10-01' && <div className="tiny">{t('rules.since', { day: day(side.version) })}</div>}
    </div>
  );
}
