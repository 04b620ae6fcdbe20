/** Contacts on screen: one form for visits, talks and reports, the file's tab, what is to be followed up. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readContacts } from '../contract.ts';

const form = () => import('./ContactForm.tsx');

export default {
  screens: [
    {
      path: '/contacts/follow-ups',
      title: 'contacts.followUps',
      menu: { order: 10, key: 'contacts.followUps' },
      permission: readContacts,
      load: () => import('./FollowUps.tsx'),
    },
  ],
  factForms: { 'case.visit-made': form, 'case.talk-held': form, 'correction.reported': form },
  fileTabs: [{ key: 'contacts.tab', order: 20, permission: readContacts, load: () => import('./ContactsTab.tsx') }],
} satisfies Screens;
