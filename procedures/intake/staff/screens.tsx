/** Intake: rosters, the inbox, a notice by hand, and the preview of one roster. */
import type { Screens } from '@guilu/ui/screen.ts';
import { imports, readInbox } from '../contract.ts';

export default {
  screens: [
    { path: '/intake', title: 'intake.title', nav: { order: 30, key: 'intake.title' }, permission: readInbox, load: () => import('./Intake.tsx') },
    { path: '/intake/notice', title: 'intake.notice', permission: imports, load: () => import('./TypedNotice.tsx') },
    { path: '/intake/:importId', title: 'intake.preview', permission: imports, load: () => import('./Preview.tsx') },
  ],
} satisfies Screens;
