/** Turning the pages of a list; which page is shown stands in the address. Nothing where all fits on one page. */
import { useAddress } from './navigation.tsx';
import { useText } from './text.ts';

/** The page that the address names, from 1. */
export const pageOf = (address: Record<string, string | undefined>): number =>
  Math.max(1, Math.floor(Number(address.page)) || 1);

/** `total` entries of the list, `size` on a page. */
export function Pages({ total, size }: { total: number; size: number }) {
  const { t } = useText();
  const [address, change] = useAddress();
  const page = pageOf(address);
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return null;
  const turn = (to: number) => change({ page: String(to) }, false);
  return (
    <nav className="in btns no-print" aria-label={t('ui.pages')}>
      <button type="button" className="btn" disabled={page <= 1} onClick={() => turn(page - 1)}>
        {t('ui.before')}
      </button>
      <span className="quiet">{t('ui.pageOf', { page, last })}</span>
      <button type="button" className="btn" disabled={page >= last} onClick={() => turn(page + 1)}>
        {t('ui.after')}
      </button>
    </nav>
  );
}
