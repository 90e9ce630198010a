import { useEffect, useRef, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Dialog } from '../shared/dialog.tsx';
import { LockIcon } from '../shared/icons.tsx';

interface Props {
  words: UiCopy;
  href: string;
  title: string;
  onClose(): void;
}

/** Time to read that it worked before the sheet goes away by itself. */
const DONE_MS = 1_500;

/** A secure form over the chat. Only that very frame, on our own origin, may close it. */
export function Sheet({ words, href, title, onClose }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function onMessage(event: MessageEvent<unknown>): void {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return;
      const { data } = event;
      const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : null;
      if (type === 'form-close') onClose();
      if (type === 'form-done') timer = setTimeout(onClose, DONE_MS);
    }
    window.addEventListener('message', onMessage);
    return () => {
      window.removeEventListener('message', onMessage);
      clearTimeout(timer);
    };
  }, [onClose]);

  return (
    <Dialog class="sheet" label={title} onClose={onClose}>
      <div class="sheet-head">
        <p>
          <LockIcon />
          {words.sheet.label}
        </p>
        <button type="button" class="pill" onClick={onClose}>
          {words.sheet.close}
        </button>
      </div>
      <div class="sheet-body">
        {!loaded && (
          <p class="loading">
            <span class="spinner" aria-hidden="true" />
            {words.sheet.loading}
          </p>
        )}
        <iframe
          ref={frame}
          src={href}
          title={title}
          onLoad={() => {
            setLoaded(true);
            frame.current?.focus();
          }}
        />
      </div>
    </Dialog>
  );
}
