import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readFrom } from './reading.ts';
import type { Transcript } from './transcript.ts';

export interface Follow {
  /** What is out of sight below: something new, or something seen before. */
  below: 'nothing' | 'more' | 'unread';
  onScroll(): void;
  toBottom(): void;
}

const NEAR_BOTTOM_PX = 80;
const MARGIN_PX = 10;

/** What the citizen is to press next; the card first, because choices below it are ways around it. */
const NEXT = ['.card:not(.void) .primary', '.replies button'];

/**
 * Scrolls along with the conversation unless the citizen has scrolled away: to the end, but not past the
 * beginning of what just came, so that a long answer can be read from its first line. Only to bring what is to
 * be pressed next into sight does it go further: who sees no button does not know that one is there.
 */
export function useFollow(
  box: RefObject<HTMLElement | null>,
  transcript: Transcript,
  typing: boolean,
): Follow {
  const following = useRef(true);
  const goal = useRef(0);
  const newest = useRef<Transcript>([]);
  const [below, setBelow] = useState<Follow['below']>('nothing');
  newest.current = transcript;

  function aim(): void {
    const log = box.current;
    if (!log || !following.current) return;
    const end = log.scrollHeight - log.clientHeight;
    const key = readFrom(newest.current);
    const start = key === null ? null : log.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    const next = start && asksAlone(newest.current, key) ? nextButton(log, start) : null;
    const top = start ? topIn(log, start) - MARGIN_PX : end;
    const far = next ? topIn(log, next) + next.offsetHeight + MARGIN_PX - log.clientHeight : 0;
    goal.current = Math.max(0, Math.min(end, Math.max(top, far)));
    log.scrollTop = goal.current;
    look(false);
  }

  function look(news: boolean): void {
    const log = box.current;
    if (!log) return;
    const near = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_BOTTOM_PX;
    setBelow((before) => (near ? 'nothing' : news || before === 'unread' ? 'unread' : 'more'));
  }

  const last = transcript[transcript.length - 1];
  useLayoutEffect(() => {
    if (last?.side === 'me' && last.seq === null) following.current = true;
    if (!following.current && last && last.side !== 'me' && !last.replay) look(true);
  }, [last?.key]);

  useLayoutEffect(aim, [transcript, typing]);

  useEffect(() => {
    const log = box.current;
    if (!log || typeof ResizeObserver === 'undefined') return;
    // The keyboard, a banner or a larger font takes room away.
    const observer = new ResizeObserver(aim);
    observer.observe(log);
    return () => observer.disconnect();
  }, []);

  return {
    below,
    onScroll() {
      const log = box.current;
      if (!log) return;
      // Where we scrolled to ourselves says nothing about what the citizen wants.
      if (Math.abs(log.scrollTop - goal.current) > 1) {
        following.current = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_BOTTOM_PX;
      }
      look(false);
    },
    toBottom() {
      const log = box.current;
      if (!log) return;
      following.current = true;
      goal.current = log.scrollHeight - log.clientHeight;
      log.scrollTop = goal.current;
      look(false);
    },
  };
}

/**
 * From the log's own beginning, where it will be at rest: while a message moves in, its parts tell their place
 * in the message.
 */
function topIn(log: HTMLElement, part: HTMLElement): number {
  let top = 0;
  for (let at: Element | null = part; at instanceof HTMLElement && at !== log; at = at.offsetParent)
    top += at.offsetTop;
  return top;
}

/** Not so at the end of a flow, where the choices are only what else could be done: the result counts. */
function asksAlone(transcript: Transcript, from: string | null): boolean {
  const last = transcript[transcript.length - 1];
  return last !== undefined && (last.progress !== null || last.key === from);
}

/** The first one at or below `start`. */
function nextButton(log: HTMLElement, start: HTMLElement): HTMLElement | null {
  for (const selector of NEXT) {
    for (const button of log.querySelectorAll<HTMLElement>(selector)) {
      if (topIn(log, button) >= topIn(log, start)) return button;
    }
  }
  return null;
}
