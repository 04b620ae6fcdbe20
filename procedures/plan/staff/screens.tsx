/** The plan on screen: a tab of the file, and the form that the entries for it open. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readsPlan } from '../contract.ts';

const form = () => import('./PlanOfDuty.tsx');

export default {
  fileTabs: [
    { key: 'plan.tab', order: 12, kinds: ['correction'], permission: readsPlan, load: () => import('./PlanTab.tsx') },
  ],
  factForms: { 'correction.plan-made': form, 'correction.plan-revised': form },
} satisfies Screens;
