/** Support on screen: the file's tab with who is named for the person and the counselling held. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readSupport } from '../contract.ts';

export default {
  fileTabs: [{ key: 'support.tab', order: 45, permission: readSupport, load: () => import('./SupportTab.tsx') }],
} satisfies Screens;
