/** Exchange on screen: an agency's inbox, the letters sent with their receipts, the file's tab. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readInbox, readLetters } from '../contract.ts';

export default {
  screens: [
    {
      path: '/inbox',
      title: 'exchange.inbox',
      nav: { order: 10, key: 'exchange.inbox' },
      permission: readInbox,
      load: () => import('./AgencyInbox.tsx'),
    },
    {
      path: '/exchange',
      title: 'exchange.sent',
      menu: { order: 15, key: 'exchange.sent' },
      permission: readLetters,
      load: () => import('./SentLetters.tsx'),
    },
  ],
  fileTabs: [{ key: 'exchange.tab', order: 25, permission: readLetters, load: () => import('./LettersTab.tsx') }],
} satisfies Screens;
