/** Said at the head of a file whose papers no longer say what the file says. */
import { useCall } from '@guilu/ui/calls.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { papersOfCase } from '../contract.ts';

export default function OutdatedNote({ caseId }: FileProps) {
  const { t, w, list } = useText();
  const [address, change] = useAddress();
  const answer = useCall(papersOfCase, { params: { caseId } });
  const outdated = (answer.data?.rows ?? []).filter((paper) => paper.outdated);
  if (outdated.length === 0 || address.tab === 'papers.title') return null;
  return (
    <p className="note-calm">
      <Chip kind="late">{t('papers.outdated')}</Chip> {list([...new Set(outdated.map((paper) => w(paper.title)))])}{' '}
      <button type="button" className="link" onClick={() => change({ tab: 'papers.title' }, false)}>
        {t('papers.seeChanges', { count: outdated.length })}
      </button>
    </p>
  );
}
