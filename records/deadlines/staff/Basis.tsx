/** The rule of a line in few words, its article, and how sure the article is; tapping it opens the counting. */
import { useText, type Wording } from '@guilu/ui/text.ts';

interface Props {
  basis: Wording[];
  verified: boolean;
  proposal?: boolean;
  /** What is tapped: the title of the rule. */
  label: string;
  onOpen?: (() => void) | undefined;
}

export function Basis({ basis, verified, proposal, label, onOpen }: Props) {
  const { t, w } = useText();
  const articles = proposal ? '' : basis.map(w).join(t('today.comma'));
  return (
    <span className="why">
      {onOpen ? (
        <button
          type="button"
          className="link"
          onClick={onOpen}
          aria-label={`${articles || t('today.why')} · ${t('today.whyOf', { duty: label })}`}
        >
          {articles || t('today.why')}
        </button>
      ) : (
        articles
      )}
      {proposal && <span className="mark-today">{t('today.proposal')}</span>}
      {!proposal && !verified && <span className="mark-today">{t('today.unverified')}</span>}
    </span>
  );
}
