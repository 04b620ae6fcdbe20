/** The access log, for auditors and the head of the county. */
import type { Screens } from '@guilu/ui/screen.ts';
import { viewLog } from '../contract.ts';

export default {
  screens: [
    {
      path: '/access-log',
      title: 'accessLog.title',
      nav: { order: 80, key: 'accessLog.nav' },
      permission: viewLog,
      load: () => import('./AccessLog.tsx'),
    },
  ],
} satisfies Screens;
