import { localeOf } from '../../src/domain/locale.ts';
import type { Locale } from './locale.ts';
import type { Stored } from './store.ts';

/** What the pages need to know about the portal; empty words are simply left out. */
export interface Portal {
  portalName: string;
  hotline: string;
  demo: boolean;
  locale: Locale | null;
  /** Of one message, in Unicode code points. */
  messageMaxChars: number;
}

/** Until the server has said how long a message may be. */
export const DEFAULT_MAX_CHARS = 500;

const KEY = 'ui.portal';

export function readPortal(value: unknown): Portal | null {
  if (typeof value !== 'object' || value === null) return null;
  const { portalName, hotline, demo, locale, messageMaxChars } = value as Record<string, unknown>;
  return {
    portalName: typeof portalName === 'string' ? portalName : '',
    hotline: typeof hotline === 'string' ? hotline : '',
    demo: demo === true,
    locale: typeof locale === 'string' ? localeOf(locale) : null,
    messageMaxChars:
      typeof messageMaxChars === 'number' && messageMaxChars > 0 ? messageMaxChars : DEFAULT_MAX_CHARS,
  };
}

/** As of the last visit, so that the page needn't wait or do without while the server can't be reached. */
export function keptPortal(store: Stored): Portal | null {
  try {
    return readPortal(JSON.parse(store.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}

export async function fetchPortal(store: Stored): Promise<Portal | null> {
  try {
    const response = await fetch('/ui/config', { headers: { Accept: 'application/json' } });
    const portal = response.ok ? readPortal(await response.json()) : null;
    if (portal) store.setItem(KEY, JSON.stringify(portal));
    return portal;
  } catch {
    return null;
  }
}
