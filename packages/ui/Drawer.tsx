/** A sheet from the right and a small box in the middle: the browser's own dialog, so Escape and focus work by themselves. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { firstField } from './first-field.ts';
import { useText } from './text.ts';

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** In the middle of the page instead of at its right. */
  small?: boolean;
}

export function Drawer({ title, onClose, children, small }: Props) {
  const { t } = useText();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // Opening puts the focus on the button that closes; where a form is there already, its first field is meant.
    firstField(dialog)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={small ? 'box' : 'drawer'}
      aria-labelledby={id}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => event.target === event.currentTarget && onClose()}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div>
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" className="btn" onClick={onClose}>
            {t('ui.close')}
          </button>
        </header>
        <div className="in">{children}</div>
      </div>
    </dialog>
  );
}
