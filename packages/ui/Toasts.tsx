/** Short messages that something was done: seen for a few seconds and read out. */
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const SayContext = createContext<(sentence: string) => void>(() => undefined);

/** `say(t('ui.saved'))`. */
export const useSay = () => useContext(SayContext);

export function Toasts({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<{ id: number; sentence: string }[]>([]);
  const say = useCallback((sentence: string) => {
    const id = Date.now() + Math.random();
    setMessages((before) => [...before.slice(-2), { id, sentence }]);
    setTimeout(() => setMessages((before) => before.filter((one) => one.id !== id)), 5000);
  }, []);
  return (
    <SayContext value={say}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {messages.map((message) => (
          <div key={message.id}>{message.sentence}</div>
        ))}
      </div>
    </SayContext>
  );
}
