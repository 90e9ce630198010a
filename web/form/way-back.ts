import { keptSession } from '../chat/session-store.ts';
import { storedIn } from '../shared/stored.ts';

/** In the chat's sheet, and not opened by itself. */
export const inFrame = window.parent !== window;

/** Tells the chat around this page. Any other page around it gets nothing. */
export function tellChat(type: 'form-done' | 'form-close'): void {
  if (inFrame) window.parent.postMessage({ type }, location.origin);
}

interface WeixinBridge {
  call(name: 'closeWindow'): void;
}

/**
 * How a button can lead back to the chat from here; null when only the citizen can. Where there are no
 * dialogs, the chat opens this page in its own tab.
 */
export function wayBack(): (() => void) | null {
  if (inFrame) return () => tellChat('form-close');
  if (/MicroMessenger/i.test(navigator.userAgent)) {
    return () => (window as { WeixinJSBridge?: WeixinBridge }).WeixinJSBridge?.call('closeWindow');
  }
  const fromChat = keptSession(storedIn('sessionStorage')) !== null && history.length > 1;
  return fromChat ? () => history.back() : null;
}
