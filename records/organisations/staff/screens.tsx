/** The tree of organisations and the delegations of county powers. */
import type { Screens } from '@guilu/ui/screen.ts';
import { seeDelegations, seeTree } from '../contract.ts';

export default {
  screens: [
    {
      path: '/organisations',
      title: 'organisations.title',
      menu: { order: 40, key: 'organisations.title' },
      permission: seeTree,
      load: () => import('./Organisations.tsx'),
    },
    {
      path: '/delegations',
      title: 'organisations.delegations',
      menu: { order: 30, key: 'organisations.delegations' },
      permission: seeDelegations,
      load: () => import('./Delegations.tsx'),
    },
  ],
} satisfies Screens;
