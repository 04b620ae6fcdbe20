/** Today, the first page after signing in, and the file of one case with what is owed in it. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readCases } from '../../cases/contract.ts';
import { seesToday } from '../contract.ts';

export default {
  screens: [
    {
      path: '/',
      title: 'today.title',
      nav: { order: 10, key: 'today.title' },
      permission: seesToday,
      load: () => import('./Today.tsx'),
    },
    { path: '/untold', title: 'untold.title', permission: seesToday, load: () => import('./Untold.tsx') },
    { path: '/cases/:caseId', title: 'file.title', permission: readCases, load: () => import('./file/File.tsx') },
  ],
} satisfies Screens;
