/** Reward and sanction on screen: the list of what waits, and the file's tab. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readsMeasures } from '../contract.ts';

export default {
  screens: [
    {
      path: '/measures',
      title: 'measure.title',
      menu: { order: 34, key: 'measure.nav' },
      approvals: { feature: 'conduct', search: { show: 'mine' } },
      permission: readsMeasures,
      load: () => import('./MeasureList.tsx'),
    },
  ],
  fileTabs: [
    {
      key: 'measure.tab',
      order: 44,
      kinds: ['correction'],
      permission: readsMeasures,
      load: () => import('./ConductTab.tsx'),
    },
  ],
} satisfies Screens;
