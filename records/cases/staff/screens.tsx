/** The list of people, who it is in the file, and the plain form for facts that have none of their own. */
import type { Screens } from '@guilu/ui/screen.ts';
import { keepParticulars, readCases } from '../contract.ts';

export default {
  screens: [
    {
      path: '/people',
      title: 'people.title',
      nav: { order: 20, key: 'people.title' },
      permission: readCases,
      load: () => import('./PeopleList.tsx'),
    },
  ],
  fileTabs: [
    { key: 'identity.tab', order: 5, permission: readCases, load: () => import('./identity/IdentityTab.tsx') },
  ],
  fileActions: [
    { key: 'particulars.act', order: 65, permission: keepParticulars, load: () => import('./ParticularsForm.tsx') },
  ],
  plainForm: () => import('./PlainFactForm.tsx'),
} satisfies Screens;
