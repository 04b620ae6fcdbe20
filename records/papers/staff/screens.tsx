/** Papers on screen: the registry of all documents, and the file's tab with its papers and attachments. */
import type { Screens } from '@guilu/ui/screen.ts';
import { listsPapers, readPapers } from '../contract.ts';

export default {
  screens: [
    {
      path: '/papers',
      title: 'papers.title',
      nav: { order: 50, key: 'papers.title' },
      permission: listsPapers,
      load: () => import('./Registry.tsx'),
    },
  ],
  fileTabs: [{ key: 'papers.title', order: 20, permission: readPapers, load: () => import('./PapersTab.tsx') }],
  fileNotes: [{ key: 'papers.outdated', order: 20, permission: readPapers, load: () => import('./OutdatedNote.tsx') }],
  factForms: {
    'case.notice-sent': () => import('./SendingForm.tsx'),
    'case.document-served': () => import('./SendingForm.tsx'),
    'case.receipt-received': () => import('./ReceiptForm.tsx'),
  },
} satisfies Screens;
