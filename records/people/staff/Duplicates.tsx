/** Files that may be one person's, pair by pair; looked at side by side and joined from here. */
import { useCall } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { Chip, Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type PersonHit, twice } from '../contract.ts';
import { Hit } from './Hit.tsx';
import { MergePair } from './MergePair.tsx';

interface Pair {
  left: PersonHit;
  right: PersonHit;
}

export default function Duplicates() {
  const { t } = useText();
  const answer = useCall(twice, {});
  const [open, setOpen] = useState<Pair>();
  const close = () => setOpen(undefined);
  return (
    <Page title={t('people.twice')} sub={t('people.twiceSub')}>
      <div className="panel">
        <Shown of={answer}>
          {({ pairs }) =>
            pairs.length === 0 ? (
              <Empty>{t('people.noTwice')}</Empty>
            ) : (
              <ul className="rows">
                {pairs.map((pair) => (
                  <li key={`${pair.left.personId} ${pair.right.personId}`} className="due pair">
                    <Hit hit={pair.left} />
                    <Hit hit={pair.right} />
                    <span className="btns">
                      <Chip kind={pair.why === 'number' ? 'late' : 'later'}>{t(`people.twiceWhy.${pair.why}`)}</Chip>
                      <button
                        type="button"
                        className="btn"
                        onClick={() => setOpen(pair)}
                        aria-label={`${t('people.compare')} ${pair.left.name} ${pair.right.name}`}
                      >
                        {t('people.compare')}
                      </button>
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </div>
      {open && (
        <Drawer title={t('people.merge')} onClose={close}>
          <MergePair
            kept={open.left}
            other={open.right}
            onSwap={() => setOpen({ left: open.right, right: open.left })}
            onDone={close}
            onCancel={close}
          />
        </Drawer>
      )}
    </Page>
  );
}
