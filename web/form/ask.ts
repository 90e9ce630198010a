import { isRecord } from './read-form.ts';
import type { Answer, Ask } from './wire.ts';

const TIMEOUT_MS = 20_000;
/** A photo on a slow line. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** Talks to the page's own address, which describes and takes the form. */
export const ask: Ask = async (method, body, path = '') => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(location.pathname + path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      // The same address also gives this very page.
      cache: 'no-store',
      // A draft is saved even while the page goes away.
      keepalive: method === 'PUT',
      signal: abort.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json: unknown = await response.json().catch(() => null);
    return { status: response.status, headers: response.headers, body: isRecord(json) ? json : null };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
};

export interface Sending {
  answer: Promise<Answer | null>;
  cancel(): void;
}

/** The old request object, because fetch does not tell how far an upload is. `onProgress`: from 0 to 1. */
export function sendPicture(field: string, picture: Blob, onProgress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<Answer | null>((resolve) => {
    request.open('POST', `${location.pathname}/files?field=${encodeURIComponent(field)}`);
    request.timeout = UPLOAD_TIMEOUT_MS;
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body: unknown = request.response;
      resolve({
        status: request.status,
        headers: { get: (name) => request.getResponseHeader(name) },
        body: isRecord(body) ? body : null,
      });
    };
    request.onerror = request.ontimeout = request.onabort = () => resolve(null);
  });
  const form = new FormData();
  form.append('file', picture, 'picture.jpg');
  request.send(form);
  return { answer, cancel: () => request.abort() };
}
