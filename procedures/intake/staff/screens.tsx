/** Intake: rosters, the inbox, a notice by hand, and the preview of one roster. */
import type { Screens } from '@guilu/ui/screen.ts';
import { imports, readInbox, types } from '../contract.ts';

export default {
  screens: [
    {
      path: '/intake',
      title: 'intake.title',
      nav: { order: 30, key: 'intake.title' },
      permission: readInbox,
      load: () => import('./Intake.tsx'),
    },
    { path: '/intake/notice', title: 'intake.notice', permission: imports, load: () => import('./TypedNotice.tsx') },
    { path: '/intake/:importId', title: 'intake.preview', permission: imports, load: () => import('./Preview.tsx') },
  ],
  fileActions: [
    { key: 'intake.form.basic', order: 60, permission: types, load: () => import('./BasicFormMaking.tsx') },
    {
      key: 'intake.form.notification',
      order: 61,
      kinds: ['correction'],
      permission: types,
      load: () => import('./NotificationMaking.tsx'),
    },
  ],
} satisfies Screens;
