/** What is wrong with the machine just now, asked now and then and more often while something is; nothing where all is well. */
import type { Problem } from '@guilu/platform/http/client.ts';
import { useEffect, useState } from 'react';

const usual = 20_000;
const inTrouble = 3_000;

/** The sentence to show above the page. A server that cannot be reached is told by who writes to it, not here. */
export function useTrouble(): Problem['sentence'] | undefined {
  const [sentence, setSentence] = useState<Problem['sentence']>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let ended = false;
    const look = async () => {
      const found = await standing();
      if (ended) return;
      setSentence(found);
      timer = setTimeout(() => void look(), found ? inTrouble : usual);
    };
    timer = setTimeout(() => void look(), inTrouble);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, []);
  return sentence;
}

async function standing(): Promise<Problem['sentence'] | undefined> {
  try {
    const response = await fetch('/api/standing', { headers: { accept: 'application/json' } });
    const { trouble } = (await response.json()) as { trouble?: { sentence: Problem['sentence'] } };
    return trouble?.sentence;
  } catch {
    return undefined;
  }
}
