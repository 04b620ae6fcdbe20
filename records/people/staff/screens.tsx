/** Files that may be one person's; in the file who looked, and joining two files of one person. */
import type { Screens } from '@guilu/ui/screen.ts';
import { mergeFiles, searchPeople } from '../contract.ts';

export default {
  screens: [
    {
      path: '/people/duplicates',
      title: 'people.twice',
      permission: mergeFiles,
      load: () => import('./Duplicates.tsx'),
    },
  ],
  fileTabs: [{ key: 'people.readers', order: 90, permission: searchPeople, load: () => import('./Readers.tsx') }],
  fileActions: [
    { key: 'people.merge', order: 90, permission: mergeFiles, alsoClosed: true, load: () => import('./Merge.tsx') },
  ],
} satisfies Screens;
