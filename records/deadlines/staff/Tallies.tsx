/** The counts of the day; each is a link to exactly the lines it counts. What waits for a decision, only to who may decide. */
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { useRegistry } from '@guilu/ui/registry.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';

interface Props {
  counts: { overdue: number; today: number; week: number; approvals: number; waiting: number };
  /** What waits for my decision, by procedure. */
  approvals: { feature: string; count: number }[];
}

export function Tallies({ counts, approvals }: Props) {
  const { t } = useText();
  const [address] = useAddress();
  const may = useMay();
  const pages = useRegistry().screens.filter((screen) => screen.approvals && may(screen.permission));
  const waiting = pages.filter((page) => approvals.some((one) => one.feature === page.approvals?.feature));
  // One page where there is one, else each with its own count: leave 2, proposals 1.
  const shown = waiting.length ? waiting : pages.slice(0, 1);
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
      {shown.map((page) => (
        <PageLink key={page.path} to={page.path} search={page.approvals?.search ?? {}}>
          <b>{approvals.find((one) => one.feature === page.approvals?.feature)?.count ?? 0}</b> {t('today.tally.approvals')}
          {waiting.length > 1 && `（${t(page.title)}）`}
        </PageLink>
      ))}
      {tally('waiting', 'wait')}
    </nav>
  );
}
