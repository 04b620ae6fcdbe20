/** How the installation stands, for its administrator. */
import type { Screens } from '@guilu/ui/screen.ts';
import { runsInstallation } from '../contract.ts';

export default {
  screens: [
    {
      path: '/operations',
      title: 'operations.title',
      nav: { order: 60, key: 'operations.nav' },
      permission: runsInstallation,
      load: () => import('./OperationsPage.tsx'),
    },
  ],
} satisfies Screens;
