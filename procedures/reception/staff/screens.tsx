/** Reception on screen: the five ticks as a tab of the file, announcement and group as forms, who is responsible. */
import type { Screens } from '@guilu/ui/screen.ts';
import { assigns, receives } from '../contract.ts';

const announcement = () => import('./AnnouncementForm.tsx');
const group = () => import('./GroupForm.tsx');

export default {
  fileTabs: [
    {
      key: 'reception.tab',
      order: 10,
      kinds: ['correction'],
      permission: receives,
      load: () => import('./ReceptionTab.tsx'),
    },
  ],
  fileActions: [{ key: 'reception.assign', order: 70, permission: assigns, load: () => import('./AssignForm.tsx') }],
  factForms: { 'correction.announced': announcement, 'correction.group-formed': group },
} satisfies Screens;
