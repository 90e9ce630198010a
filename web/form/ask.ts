import type { Ask } from './wire.ts';

const TIMEOUT_MS = 20_000;

/** Talks to the page's own address, which describes and takes the form. */
export const ask: Ask = async (method, body) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(location.pathname, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      // The same address also gives this very page.
      cache: 'no-store',
      signal: abort.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json: unknown = await response.json().catch(() => null);
    const record = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : null;
    return { status: response.status, headers: response.headers, body: record };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
};
