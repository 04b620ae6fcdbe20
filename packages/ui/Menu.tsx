/** A button that opens a short list of links and acts. Arrow keys move, Escape closes, so does a click elsewhere. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface Props {
  label: ReactNode;
  /** Look of the button: `btn` where left out. */
  look?: string;
  children: (close: () => void) => ReactNode;
}

export function Menu({ label, look = 'btn', children }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = () => setOpen(false);
  useEffect(() => {
    if (!open) return;
    const away = (event: MouseEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('mousedown', away);
    return () => document.removeEventListener('mousedown', away);
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
      box.current?.querySelector('button')?.focus();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (!open) return setOpen(true);
    const items = [...(box.current?.querySelectorAll<HTMLElement>(':scope > div :is(a, button, input)') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus();
  }
  return (
    <div className="menu no-print" ref={box} onKeyDown={onKeyDown}>
      <button type="button" className={look} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {label} <span aria-hidden="true">▾</span>
      </button>
      {open && <div id={id}>{children(close)}</div>}
    </div>
  );
}
