import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  class: string;
  label: string;
  onClose(): void;
  children: ComponentChildren;
}

/** The browser's own modal dialog: it traps the focus, hides what is behind, and knows Escape. */
export function Dialog({ class: name, label, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={name}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}

/** Phones before 2022 have none. */
export const hasDialogs = () =>
  typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;
