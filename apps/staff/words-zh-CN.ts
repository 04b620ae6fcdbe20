/** All words of one language, in one chunk. */
import type { Messages } from '@guilu/platform/language/text.ts';

export const parts: Record<string, Messages> = import.meta.glob<Messages>(
  [
    '../../packages/{platform,ui}/language/zh-CN.json',
    '../../records/*/language/zh-CN.json',
    '../../procedures/*/language/zh-CN.json',
    './language/zh-CN.json',
  ],
  { eager: true, import: 'default' },
);
