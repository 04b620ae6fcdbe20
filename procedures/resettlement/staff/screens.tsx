/** Resettlement on screen: the letter of help. */
import type { Screens } from '@guilu/ui/screen.ts';

export default {
  factForms: { 'resettlement.responsibility-letter-signed': () => import('./LetterForm.tsx') },
} satisfies Screens;
