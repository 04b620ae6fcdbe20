/** Investigation on screen: the list by due day, a commission typed in, the file's tab. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readsInvestigations, takesCommissions } from '../contract.ts';

export default {
  screens: [
    {
      path: '/investigations',
      title: 'investigation.title',
      nav: { order: 25, key: 'investigation.title' },
      permission: takesCommissions,
      load: () => import('./Investigations.tsx'),
    },
    {
      path: '/investigations/new',
      title: 'investigation.take',
      permission: takesCommissions,
      load: () => import('./Commission.tsx'),
    },
  ],
  fileTabs: [
    {
      key: 'investigation.tab',
      order: 5,
      kinds: ['investigation'],
      permission: readsInvestigations,
      load: () => import('./InvestigationTab.tsx'),
    },
  ],
} satisfies Screens;
