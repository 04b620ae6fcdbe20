/** When a screen at a counter locks itself. The choice belongs to the machine; being locked survives a reload. */

const MINUTES = 'guilu.lockMinutes';
const LOCKED = 'guilu.locked';
const EVENT = 'guilu-lock';

/** Minutes without input after which the screen locks; 0 where it never does. Five where nobody chose. */
export function lockMinutes(): number {
  const kept = localStorage.getItem(MINUTES);
  return kept === null ? 5 : Number(kept);
}

export function setLockMinutes(minutes: number): void {
  localStorage.setItem(MINUTES, String(minutes));
}

export const isLocked = (): boolean => sessionStorage.getItem(LOCKED) === 'yes';

export function lockNow(): void {
  sessionStorage.setItem(LOCKED, 'yes');
  window.dispatchEvent(new Event(EVENT));
}

export function unlockNow(): void {
  sessionStorage.removeItem(LOCKED);
  window.dispatchEvent(new Event(EVENT));
}

/** Tells of locking and unlocking, and locks after a pause without keys, clicks or touches. */
export function watchLock(changed: () => void): () => void {
  let last = Date.now();
  const seen = () => {
    last = Date.now();
  };
  const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
  for (const name of inputs) window.addEventListener(name, seen, { passive: true });
  window.addEventListener(EVENT, changed);
  const timer = setInterval(() => {
    const minutes = lockMinutes();
    if (minutes > 0 && !isLocked() && Date.now() - last > minutes * 60_000) lockNow();
  }, 2000);
  return () => {
    clearInterval(timer);
    window.removeEventListener(EVENT, changed);
    for (const name of inputs) window.removeEventListener(name, seen);
  };
}
