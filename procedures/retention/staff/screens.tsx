/** Retention on screen: the table with what is over, the lists, one list. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readRetention } from '../contract.ts';

export default {
  screens: [
    {
      path: '/retention',
      title: 'retention.title',
      menu: { order: 44, key: 'retention.menu' },
      permission: readRetention,
      load: () => import('./Retention.tsx'),
    },
    {
      path: '/retention/:listId',
      title: 'retention.list',
      permission: readRetention,
      load: () => import('./ListPage.tsx'),
    },
  ],
} satisfies Screens;
