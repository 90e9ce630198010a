import { useEffect, useState } from 'preact/hooks';

/** Whether the device has no network. `wake` runs when it has one again, and when the page is looked at again. */
export function useOffline(wake: () => void): boolean {
  const [offline, setOffline] = useState(() => navigator.onLine === false);
  useEffect(() => {
    const note = () => {
      setOffline(navigator.onLine === false);
      if (navigator.onLine !== false) wake();
    };
    const look = () => {
      if (document.visibilityState === 'visible') wake();
    };
    window.addEventListener('online', note);
    window.addEventListener('offline', note);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('online', note);
      window.removeEventListener('offline', note);
      document.removeEventListener('visibilitychange', look);
    };
  }, [wake]);
  return offline;
}

/** Whether a finger is what points here: then a focused input means a keyboard over half the page. */
export const hasTouch = () => matchMedia('(pointer: coarse)').matches;

/** True once `busy` has lasted `ms`, so that quick answers don't flicker. */
export function useSlow(busy: boolean, ms: number): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!busy) return;
    const timer = setTimeout(() => setSlow(true), ms);
    return () => clearTimeout(timer);
  }, [busy, ms]);
  return slow && busy;
}
