/** Rules on screen: all in force side by side, one of them, changing it, the change's way to approval, and the printed pack. */
import type { Screens } from '@guilu/ui/screen.ts';
import { readRules, writeRules } from '../contract.ts';

export default {
  screens: [
    {
      path: '/rules',
      title: 'rules.title',
      nav: { order: 80, key: 'rules.nav' },
      permission: readRules,
      load: () => import('./RulesList.tsx'),
    },
    { path: '/rules/one', title: 'rules.one', permission: readRules, load: () => import('./RulePage.tsx') },
    { path: '/rules/change', title: 'rules.changeIt', permission: writeRules, load: () => import('./ChangeForm.tsx') },
    { path: '/rules/new', title: 'rules.byText', permission: writeRules, load: () => import('./NewByText.tsx') },
    {
      path: '/rules/changes',
      title: 'rules.changes',
      approvals: { feature: 'rule-changes' },
      permission: readRules,
      load: () => import('./ChangeList.tsx'),
    },
    {
      path: '/rules/changes/:changeId',
      title: 'rules.change',
      permission: readRules,
      load: () => import('./ChangePage.tsx'),
    },
    {
      path: '/rules/document',
      title: 'rules.document',
      permission: readRules,
      load: () => import('./RuleDocument.tsx'),
    },
  ],
} satisfies Screens;
