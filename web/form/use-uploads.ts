import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { ask, type Sending, sendPicture } from './ask.ts';
import type { KeptFile } from './read-form.ts';
import { shrink } from './shrink.ts';
import { type End, type UploadResult, uploadResult } from './wire.ts';

export interface Upload {
  key: string;
  field: string;
  state: 'preparing' | 'sending' | 'kept' | 'failed';
  /** From 0 to 1. */
  share: number;
  /** Address of the picture on this device; empty for one that was sent another time. */
  preview: string;
  /** The server's, once kept. */
  id: string;
  error: string;
}

export interface Uploads {
  list: readonly Upload[];
  add(field: string, file: Blob, most: number): void;
  retry(key: string): void;
  remove(key: string): void;
}

interface Options {
  words: UiCopy;
  kept: readonly KeptFile[];
  onEnded(end: End): void;
  /** Each picture that is kept gives the time anew. */
  onKept(expiresAt: number): void;
}

/** Sends pictures one by one as they are chosen, and keeps what failed for another try. */
export function useUploads({ words, kept, onEnded, onKept }: Options): Uploads {
  const [list, setList] = useState<readonly Upload[]>(() =>
    kept.map(({ id, field }) => ({ ...fresh(id, field), id, state: 'kept' })),
  );
  const blobs = useRef(new Map<string, Blob>());
  const sendings = useRef(new Map<string, Sending>());
  const gone = useRef(new Set<string>());
  const serial = useRef(0);
  const change = useCallback((key: string, to: Partial<Upload>) => {
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }, []);

  const previews = useRef(new Set<string>());
  useEffect(
    () => () => {
      for (const url of previews.current) URL.revokeObjectURL(url);
      for (const sending of sendings.current.values()) sending.cancel();
    },
    [],
  );

  function letGo(key: string): void {
    gone.current.add(key);
    const sending = sendings.current.get(key);
    sendings.current.delete(key);
    blobs.current.delete(key);
    sending?.cancel();
    setList((before) => before.filter((one) => one.key !== key));
  }

  async function send(key: string, field: string): Promise<void> {
    const blob = blobs.current.get(key);
    if (!blob) return;
    change(key, { state: 'sending', share: 0, error: '' });
    const sending = sendPicture(field, blob, (share) => change(key, { share }));
    sendings.current.set(key, sending);
    const result = uploadResult(await sending.answer, Date.now());
    // Taken away meanwhile.
    if (sendings.current.get(key) !== sending) return;
    sendings.current.delete(key);
    if (result.kind === 'kept') {
      blobs.current.delete(key);
      change(key, { state: 'kept', share: 1, id: result.id });
      onKept(result.expiresAt);
    } else if (result.kind === 'ended') onEnded(result);
    else change(key, { state: 'failed', error: failureWords(result, words) });
  }

  return {
    list,
    add(field, file, most) {
      // Where there is room for one the newer takes the older's place, here as on the server.
      if (most === 1) for (const one of list) if (one.field === field) letGo(one.key);
      const key = `new-${serial.current++}`;
      const preview = URL.createObjectURL(file);
      previews.current.add(preview);
      setList((before) => [...before, { ...fresh(key, field), preview }]);
      void shrink(file).then((picture) => {
        if (gone.current.has(key)) return;
        blobs.current.set(key, picture);
        void send(key, field);
      });
    },
    retry(key) {
      const upload = list.find((one) => one.key === key);
      if (upload) void send(key, upload.field);
    },
    remove(key) {
      const upload = list.find((one) => one.key === key);
      letGo(key);
      if (!upload?.id) return;
      void ask('DELETE', undefined, `/files/${upload.id}`).then((answer) => {
        // Still there: it must not look as if it were not.
        if (answer === null || answer.status >= 500) setList((before) => [...before, upload]);
      });
    },
  };
}

function fresh(key: string, field: string): Upload {
  return { key, field, state: 'preparing', share: 0, preview: '', id: '', error: '' };
}

function failureWords(result: Exclude<UploadResult, { kind: 'kept' | 'ended' }>, { photos }: UiCopy): string {
  if (result.kind === 'errors') return result.errors[0]?.message ?? photos.trouble;
  if (result.kind === 'busy') return photos.busy(result.seconds);
  if (result.kind === 'unreachable') return photos.network;
  return (result.kind === 'refused' && result.message) || photos.trouble;
}
