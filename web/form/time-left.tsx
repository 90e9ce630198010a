import { useEffect, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { ClockIcon } from '../shared/icons.tsx';
import { minutesLeft, untilNextMinute } from './minutes.ts';

interface Props {
  words: UiCopy;
  expiresAt: number;
  /** While something is on its way the server decides whether it came in time. */
  paused: boolean;
  /** In place of the usual words. */
  say?(minutes: number): string;
  onExpired(): void;
}

/** Read out only then: every minute would be a nuisance. */
const SPOKEN = [5, 1];
const HURRY_FROM = 3;

export function TimeLeft({ words, expiresAt, paused, say = words.form.minutesLeft, onExpired }: Props) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (paused || !Number.isFinite(expiresAt)) return;
    if (expiresAt <= now) return onExpired();
    const timer = setTimeout(() => setNow(Date.now()), untilNextMinute(expiresAt, now) + 50);
    // A phone that slept wakes with a late timer.
    const look = () => setNow(Date.now());
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [expiresAt, now, paused, onExpired]);

  const minutes = minutesLeft(expiresAt, now);
  if (minutes === null) return null;
  const text = minutes === 0 ? words.form.lastMinute : say(minutes);
  return (
    <>
      <p class={`time-left ${minutes < HURRY_FROM ? 'hurry' : ''}`}>
        <ClockIcon />
        {text}
      </p>
      <p class="unseen" role="status">
        {SPOKEN.includes(minutes) && text}
      </p>
    </>
  );
}
