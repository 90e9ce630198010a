import { useLayoutEffect, useRef } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { DownIcon, LockIcon, WindowIcon } from '../shared/icons.tsx';
import { Message } from './message.tsx';
import type { QuickReply } from './message-parts.ts';
import { QuickReplies } from './quick-replies.tsx';
import { readFrom } from './reading.ts';
import { needsStamp, timeLabel } from './time.ts';
import type { Transcript } from './transcript.ts';
import { liveCard, openReplies } from './transcript.ts';
import { useFollow } from './use-follow.ts';

interface Props {
  words: UiCopy;
  transcript: Transcript;
  /** Only then are messages read out: what was said before a reload is not news. */
  settled: boolean;
  typing: boolean;
  alive: boolean;
  onChoose(reply: QuickReply): void;
  onRetry(key: string): void;
  onSheet(href: string, title: string): void;
}

export function Log({ words, transcript, settled, typing, alive, onChoose, onRetry, onSheet }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const choseHere = useRef(false);
  const last = transcript[transcript.length - 1];
  const open = openReplies(transcript);
  const live = liveCard(transcript);
  const follow = useFollow(box, transcript, typing);

  useLayoutEffect(() => {
    if (!choseHere.current || !last || last.side === 'me') return;
    choseHere.current = false;
    // The choice that had the focus is gone with its message: go on from the answer.
    if (document.activeElement === document.body || document.activeElement === null) {
      const key = readFrom(transcript) ?? last.key;
      box.current
        ?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
        ?.focus({ preventScroll: true });
    }
  }, [last?.key]);

  return (
    <div class="log-frame">
      <div
        ref={box}
        class="log"
        role="log"
        aria-live={settled ? 'polite' : 'off'}
        aria-relevant="additions"
        aria-label={words.log.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={follow.onScroll}
      >
        <p class="trust">
          <LockIcon />
          {words.log.trust}
        </p>
        {transcript.map((entry, index) => {
          const before = transcript[index - 1];
          const stamp = needsStamp(before?.at ?? null, entry.at);
          return (
            <div key={entry.key} class={settled && !entry.replay ? 'fresh' : ''}>
              {stamp && (
                <p class="stamp">
                  <time dateTime={new Date(entry.at).toISOString()}>
                    {timeLabel(entry.at, Date.now(), words.log)}
                  </time>
                </p>
              )}
              <Message
                words={words}
                entry={entry}
                first={stamp || before?.side !== entry.side}
                live={entry.key === live}
                canRetry={alive}
                onRetry={onRetry}
                onSheet={onSheet}
              />
            </div>
          );
        })}
        {alive && open.replies.length > 0 && (
          <QuickReplies
            key={transcript.findIndex(({ replies }) => replies === open.replies)}
            words={words}
            replies={open.replies}
            used={open.used}
            chosen={open.chosen}
            onChoose={(reply) => {
              choseHere.current = true;
              onChoose(reply);
            }}
          />
        )}
        {typing && (
          <div class="message bot first typing" aria-hidden="true">
            <span class="avatar">
              <WindowIcon />
            </span>
            <div class="body">
              <p class="bubble">
                <i />
                <i />
                <i />
              </p>
            </div>
          </div>
        )}
      </div>
      {follow.below !== 'nothing' && (
        <button type="button" class={`below ${follow.below}`} onClick={follow.toBottom}>
          {follow.below === 'unread' ? words.log.newMessages : words.log.moreBelow}
          <DownIcon />
        </button>
      )}
    </div>
  );
}
