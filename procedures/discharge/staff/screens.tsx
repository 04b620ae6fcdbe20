/** The end of a case on screen: the file's tab, from the appraisal to the closing. */
import type { Screens } from '@guilu/ui/screen.ts';
import { closes, prepares, receivesHandover, reopens } from '../contract.ts';

const appraisal = () => import('./AppraisalForm.tsx');
const discharge = () => import('./DischargeForm.tsx');

export default {
  fileTabs: [
    {
      key: 'discharge.tab',
      order: 60,
      kinds: ['correction'],
      permission: prepares,
      load: () => import('./DischargeTab.tsx'),
    },
  ],
  fileActions: [
    { key: 'discharge.close', order: 90, permission: closes, load: () => import('./ClosingForm.tsx') },
    {
      key: 'discharge.receive',
      order: 80,
      kinds: ['resettlement'],
      permission: receivesHandover,
      load: () => import('./ReceiptForm.tsx'),
    },
    {
      key: 'discharge.reopen',
      order: 95,
      permission: reopens,
      onlyClosed: true,
      load: () => import('./ReopeningForm.tsx'),
    },
  ],
  fileNotes: [
    {
      key: 'discharge.handoverWaits',
      order: 10,
      kinds: ['resettlement'],
      permission: receivesHandover,
      load: () => import('./HandoverNote.tsx'),
    },
  ],
  factForms: {
    'correction.appraisal-written': appraisal,
    'correction.summary-written': appraisal,
    'correction.discharged': discharge,
    'correction.handed-to-resettlement': () => import('./HandoverForm.tsx'),
  },
} satisfies Screens;
