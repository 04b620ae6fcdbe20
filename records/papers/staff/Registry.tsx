/** The registry of documents: everything made in one's branch, newest first; found by number, title or name. */
import { useCall } from '@guilu/ui/calls.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useEffect, useState } from 'react';
import { listPapers } from '../contract.ts';
import { PaperTable } from './PaperTable.tsx';

const size = 50;

export default function Registry() {
  const { t } = useText();
  const [address, change] = useAddress();
  const page = pageOf(address);
  const outdated = address.outdated === 'yes';
  const query = { ...(address.q && { q: address.q }), ...(outdated && { outdated: true }), page };
  const answer = useCall(listPapers, { query }, { keep: true });
  const total = answer.data?.total;
  return (
    <Page title={t('papers.registry')} sub={total === undefined ? undefined : t('papers.count', { count: total })}>
      <div className="filters no-print">
        <Search text={address.q ?? ''} onChange={(q) => change({ q: q || undefined, page: undefined })} />
        <label>
          <input
            type="checkbox"
            checked={outdated}
            onChange={(event) => change({ outdated: event.target.checked ? 'yes' : undefined, page: undefined })}
          />{' '}
          {t('papers.onlyOutdated')}
        </label>
      </div>
      <div className="panel">
        <Shown of={answer}>
          {(data) =>
            data.rows.length ? (
              <PaperTable rows={data.rows} people />
            ) : (
              <Empty>{t(address.q || outdated ? 'papers.noneFound' : 'papers.none')}</Empty>
            )
          }
        </Shown>
        {total !== undefined && <Pages total={total} size={size} />}
      </div>
    </Page>
  );
}

/** Asks when typing pauses, so that a word costs one question and not one for each letter. */
function Search({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed.trim() === text) return;
    const pause = setTimeout(() => onChange(typed.trim()), 300);
    return () => clearTimeout(pause);
  }, [typed, text, onChange]);
  return (
    <input
      className="input grow"
      type="search"
      placeholder={t('papers.search')}
      aria-label={t('papers.search')}
      value={typed}
      maxLength={60}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
