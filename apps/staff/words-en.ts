/** All words of one language, in one chunk. */
import type { Messages } from '@guilu/platform/language/text.ts';

export const parts: Record<string, Messages> = import.meta.glob<Messages>(
  [
    '../../packages/{platform,ui}/language/en.json',
    '../../records/*/language/en.json',
    '../../procedures/*/language/en.json',
    './language/en.json',
  ],
  { eager: true, import: 'default' },
);
