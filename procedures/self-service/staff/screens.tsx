/** The person's page, from the office: opened, reset and ended from the file. */
import type { Screens } from '@guilu/ui/screen.ts';
import { keepFamilyAccess, keepPhoneAccess } from '../contract.ts';

export default {
  fileActions: [
    {
      key: 'selfService.open',
      order: 85,
      kinds: ['correction', 'resettlement'],
      permission: keepPhoneAccess,
      load: () => import('./PhoneAccess.tsx'),
    },
    {
      key: 'selfService.family',
      order: 86,
      kinds: ['correction', 'resettlement'],
      permission: keepFamilyAccess,
      load: () => import('./FamilyAccess.tsx'),
    },
  ],
} satisfies Screens;
