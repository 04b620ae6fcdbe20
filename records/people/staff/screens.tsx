/** Files that may be one person's, broken names; in the file who looked, photos, and joining two files of one person. */
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
    {
      path: '/people/broken-names',
      title: 'people.brokenNames',
      permission: searchPeople,
      load: () => import('./BrokenNames.tsx'),
    },
  ],
  fileTabs: [{ key: 'people.readers', order: 90, permission: searchPeople, load: () => import('./Readers.tsx') }],
  fileActions: [
    {
      key: 'people.photos',
      order: 64,
      permission: searchPeople,
      alsoClosed: true,
      load: () => import('./PhotosDrawer.tsx'),
    },
    { key: 'people.merge', order: 90, permission: mergeFiles, alsoClosed: true, load: () => import('./Merge.tsx') },
  ],
} satisfies Screens;
