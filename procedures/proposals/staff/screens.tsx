/** Proposals on screen: the list of what waits, and the file's tab. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readsProposals } from '../contract.ts';

const outcome = () => import('./OutcomeOfDuty.tsx');

export default {
  screens: [
    {
      path: '/proposals',
      title: 'proposal.title',
      menu: { order: 35, key: 'proposal.nav' },
      approvals: { feature: 'proposals', search: { show: 'mine' } },
      permission: readsProposals,
      load: () => import('./ProposalList.tsx'),
    },
  ],
  fileTabs: [
    {
      key: 'proposal.tab',
      order: 45,
      kinds: ['correction'],
      permission: readsProposals,
      load: () => import('./ProposalsTab.tsx'),
    },
  ],
  factForms: {
    'correction.revocation-ruled': outcome,
    'correction.recall-decided': outcome,
    'correction.arrest-decided': outcome,
    'correction.commutation-ruled': outcome,
  },
} satisfies Screens;
