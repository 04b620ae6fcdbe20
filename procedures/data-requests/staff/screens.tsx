/** Requests about one's own information on screen: the list with its clock, one request, the file's tab, taking one down. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readDataRequests, takeDataRequests } from '../contract.ts';

export default {
  screens: [
    {
      path: '/data-requests',
      title: 'dataRequests.title',
      menu: { order: 42, key: 'dataRequests.menu' },
      permission: readDataRequests,
      load: () => import('./RequestList.tsx'),
    },
    {
      path: '/data-requests/:requestId',
      title: 'dataRequests.title',
      permission: readDataRequests,
      load: () => import('./RequestPage.tsx'),
    },
  ],
  fileTabs: [
    {
      key: 'dataRequests.tab',
      order: 75,
      kinds: ['correction', 'resettlement'],
      permission: readDataRequests,
      load: () => import('./RequestsTab.tsx'),
    },
  ],
  fileActions: [
    {
      key: 'dataRequests.take',
      order: 75,
      kinds: ['correction', 'resettlement'],
      alsoClosed: true,
      permission: takeDataRequests,
      load: () => import('./TakeForm.tsx'),
    },
  ],
  factForms: { 'case.data-request-answered': () => import('./AnswerDuty.tsx') },
} satisfies Screens;
