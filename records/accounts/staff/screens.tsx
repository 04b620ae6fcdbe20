/** One's own account; the administrator's accounts and identity providers; cover for who is away. */
import type { Screens } from '@guilu/ui/screen.ts';
import { grantCover, manageAccounts, own } from '../contract.ts';

export default {
  screens: [
    {
      path: '/account',
      title: 'accounts.mine',
      menu: { order: 10, key: 'accounts.mine' },
      permission: own,
      load: () => import('./MyAccount.tsx'),
    },
    {
      path: '/covers',
      title: 'accounts.covers',
      menu: { order: 20, key: 'accounts.covers' },
      permission: grantCover,
      load: () => import('./Covers.tsx'),
    },
    {
      path: '/accounts',
      title: 'accounts.title',
      nav: { order: 70, key: 'accounts.title' },
      permission: manageAccounts,
      load: () => import('./Accounts.tsx'),
    },
  ],
} satisfies Screens;
