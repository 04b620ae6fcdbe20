/** The seal of a minor's record on the file, and the sealed files that are open to whoever looks. */
import type { Screens } from '@guilu/ui/screen.ts';
import { seals } from '../contract.ts';

const seal = () => import('./SealForm.tsx');

export default {
  screens: [
    {
      path: '/sealed-files',
      title: 'sealing.files',
      menu: { order: 40, key: 'sealing.files' },
      permission: seals,
      load: () => import('./SealedFiles.tsx'),
    },
  ],
  fileTabs: [
    { key: 'sealing.tab', order: 70, kinds: ['correction'], permission: seals, load: () => import('./SealTab.tsx') },
  ],
  factForms: { 'correction.record-sealed': seal },
} satisfies Screens;
