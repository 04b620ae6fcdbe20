/** Collects what the features contribute, from the tree. */
import { joinScreens } from '@guilu/ui/registry.tsx';
import type { Screens } from '@guilu/ui/screen.ts';

const found = {
  ...import.meta.glob<{ default: Screens }>('../../records/*/staff/screens.tsx', { eager: true }),
  ...import.meta.glob<{ default: Screens }>('../../procedures/*/staff/screens.tsx', { eager: true }),
};

export const registry = joinScreens(Object.values(found).map((module) => module.default));
