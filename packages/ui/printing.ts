/** Whether the page is being put on paper, where nothing is folded away. */
import { useSyncExternalStore } from 'react';

let printing = false;

function subscribe(tell: () => void): () => void {
  const begin = () => {
    printing = true;
    tell();
  };
  const end = () => {
    printing = false;
    tell();
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

/** A store and no plain state: it changes the page at once, before the browser takes its picture. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing);
}
