/** The counts of the day; each is a link to exactly the lines it counts. What waits for a decision, only to who may decide. */
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { useRegistry } from '@guilu/ui/registry.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';

interface Props {
  counts: { overdue: number; today: number; week: number; approvals: number; waiting: number };
}

export function Tallies({ counts }: Props) {
  const { t } = useText();
  const [address] = useAddress();
  const may = useMay();
  const approvals = useRegistry().screens.find((screen) => screen.approvals && may(screen.permission));
  const tally = (name: keyof Props['counts'], look: string) => {
    const at = address.only === name;
    return (
      <PageLink
        key={name}
        to="/"
        search={{ ...address, view: undefined, only: at ? undefined : name }}
        className={look}
        aria-current={at || undefined}
      >
        <b>{counts[name]}</b> {t(`today.tally.${name}`)}
      </PageLink>
    );
  };
  return (
    <nav className="tally" aria-label={t('today.tallies')}>
      {tally('overdue', 'late')}
      {tally('today', 'today')}
      {tally('week', 'week')}
      {approvals && (
        <PageLink to={approvals.path}>
          <b>{counts.approvals}</b> {t('today.tally.approvals')}
        </PageLink>
      )}
      {tally('waiting', 'wait')}
    </nav>
  );
}
