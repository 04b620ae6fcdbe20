/** Today: the first page after signing in. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readCases } from '../../cases/contract.ts';

export default {
  screens: [{ path: '/', title: 'today.title', nav: { order: 10, key: 'today.title' }, permission: readCases, load: () => import('./Today.tsx') }],
} satisfies Screens;
