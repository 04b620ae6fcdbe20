/** While the server runs, what stands under a key that was replaced is renewed in the background, a round each minute until none is left. */
import { renewValues } from '@guilu/platform/secrets/renewal.ts';
import { renewIndexes } from '@guilu/records/people/index.ts';
import type { Opened } from './open-services.ts';

const everyMilliseconds = 60_000;

/** Begins; answers how to stop, which waits for the batch under way. A failure is said once until a round succeeds again. */
export function keepKeys({ owner, services }: Opened, say: (line: string) => void): () => Promise<void> {
  const { keyring } = services;
  let [stopped, failed, clean] = [false, false, ''];
  const stop = () => stopped;
  const once = async () => {
    const keys = [...keyring.ids('fields'), ...keyring.ids('indexes')].join(' ');
    if (stopped || keys === clean) return;
    try {
      const { renewed } = await renewValues(owner, keyring, { stop });
      const people = await renewIndexes(owner, keyring, stop);
      if (!stopped && !renewed && !people) clean = keys;
      failed = false;
    } catch (error) {
      if (!failed)
        say(`换密钥没有完成 Renewing under the new key stopped: ${error instanceof Error ? error.message : ''}`);
      failed = true;
    }
  };
  let under: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    under = under.then(once);
  }, everyMilliseconds);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await under;
  };
}
