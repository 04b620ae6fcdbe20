/** That a letter has arrived: who said so, and when. */
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { LetterLine } from '../contract.ts';

export function Received({ by, at }: { by: LetterLine['acknowledgedBy']; at: string }) {
  const { t, instant } = useText();
  return (
    <>
      <Chip kind="done">{t('exchange.acknowledged')}</Chip>
      <div className="tiny">
        {by} · {instant(at)}
      </div>
    </>
  );
}
