/** Sending a form: what was typed stays on the phone until it arrived, and goes with the same key when it is tried again. */
import { useEffect, useState } from 'react';
import { CallError, newKey } from './api.ts';
import { language } from './words.ts';

interface Kept {
  key: string;
  values: Record<string, string>;
  /** Sent once without an answer: it goes again by itself when the line is back. */
  waiting?: boolean;
}

/** What was typed is no longer kept, e.g. when somebody else takes the phone. */
export function forgetTyped(): void {
  for (const name of ['report', 'help', 'move', 'objection', 'leave', 'family', 'data'])
    localStorage.removeItem(`guilu-${name}`);
}

function read(name: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(`guilu-${name}`) ?? '') as Kept;
  } catch {
    return { key: newKey(), values: {} };
  }
}

export interface Sending {
  values: Record<string, string>;
  set: (name: string, value: string) => void;
  state: 'writing' | 'sending' | 'sent';
  problem: string;
  submit: () => void;
}

/** `send` gets the values and the key; what it answers goes to `done`. After a lost line it is sent again when the line is back. */
export function useSending<T>(
  name: string,
  send: (values: Record<string, string>, key: string) => Promise<T>,
  done: (answer: T) => void,
): Sending {
  const [kept, setKept] = useState(() => read(name));
  const [state, setState] = useState<Sending['state']>('writing');
  const [problem, setProblem] = useState('');
  const { waiting } = kept;
  useEffect(() => localStorage.setItem(`guilu-${name}`, JSON.stringify(kept)), [name, kept]);

  async function submit() {
    if (state === 'sending') return;
    setState('sending');
    setProblem('');
    try {
      done(await send(kept.values, kept.key));
      localStorage.removeItem(`guilu-${name}`);
      setKept({ key: newKey(), values: {} });
      setState('sent');
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.problem.sentence[language === 'en' ? 'en' : 'zh']);
      setKept((before) => ({ ...before, waiting: error.problem.status === 0 }));
      setState('writing');
    }
  }
  useEffect(() => {
    if (!waiting) return undefined;
    const retry = () => void submit();
    if (state === 'writing' && !problem && navigator.onLine) retry();
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  });
  // A text changed after a try is another write, so it gets another key.
  return {
    values: kept.values,
    set: (field, value) => setKept({ key: problem ? newKey() : kept.key, values: { ...kept.values, [field]: value } }),
    state,
    problem,
    submit: () => void submit(),
  };
}
