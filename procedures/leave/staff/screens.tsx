/** Leave on screen: the list of what waits and who is away, the decision, the request, the file's tab. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readLeave, requestLeaveFor } from '../contract.ts';

export default {
  screens: [
    {
      path: '/leave',
      title: 'leave.title',
      nav: { order: 40, key: 'leave.nav' },
      approvals: { feature: 'leave' },
      permission: readLeave,
      load: () => import('./LeaveList.tsx'),
    },
    {
      path: '/leave/:caseId/:leaveId',
      title: 'leave.decision',
      permission: readLeave,
      load: () => import('./LeaveDecision.tsx'),
    },
  ],
  fileTabs: [
    { key: 'leave.tab', order: 30, kinds: ['correction'], permission: readLeave, load: () => import('./LeaveTab.tsx') },
  ],
  fileActions: [
    {
      key: 'leave.ask',
      order: 20,
      kinds: ['correction'],
      permission: requestLeaveFor,
      load: () => import('./LeaveRequest.tsx'),
    },
  ],
  factForms: { 'correction.leave-returned': () => import('./ReturnForm.tsx') },
} satisfies Screens;
