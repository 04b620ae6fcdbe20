/** The file's tab where its volumes are seen, completed and archived. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readsVolumes } from '../contract.ts';

export default {
  screens: [],
  fileTabs: [
    {
      key: 'archive.tab',
      order: 95,
      kinds: ['correction', 'resettlement'],
      permission: readsVolumes,
      load: () => import('./ArchiveTab.tsx'),
    },
  ],
} satisfies Screens;
