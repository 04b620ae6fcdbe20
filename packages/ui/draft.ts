/** What was typed into a form, kept in this tab until it is saved or the account signs out. */
import { useEffect, useState } from 'react';

const PREFIX = 'guilu.draft.';

/** A state that survives leaving the page and losing the session. `clear` forgets it once saved. */
export function useDraft<T>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const key = PREFIX + name;
  const [value, setValue] = useState<T>(() => readDraft(key) ?? initial);
  const [typed, setTyped] = useState(false);
  useEffect(() => {
    if (typed) sessionStorage.setItem(key, JSON.stringify(value));
  }, [key, typed, value]);
  const change = (next: T) => {
    setTyped(true);
    setValue(next);
  };
  const clear = () => {
    setTyped(false);
    sessionStorage.removeItem(key);
  };
  return [value, change, clear];
}

function readDraft<T>(key: string): T | undefined {
  const text = sessionStorage.getItem(key);
  try {
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets all drafts of this tab: the next person at a shared counter must not see them. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
