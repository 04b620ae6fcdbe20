/** Intake: rosters, the inbox, a notice by hand, and the preview of one roster. */
import type { Screens } from '@guilu/ui/screen.ts';
import { sendsNotices } from '../agencies/contract.ts';
import { imports, readInbox, types } from '../contract.ts';
import { senderKinds } from '../rules.ts';

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
    {
      path: '/notices',
      title: 'intake.agency.title',
      nav: { order: 20, key: 'intake.agency.title' },
      permission: sendsNotices,
      organisations: senderKinds,
      load: () => import('./AgencyNotices.tsx'),
    },
    {
      path: '/notices/new',
      title: 'intake.agency.write',
      permission: sendsNotices,
      organisations: senderKinds,
      load: () => import('./AgencyNotice.tsx'),
    },
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
