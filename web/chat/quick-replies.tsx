import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { CheckIcon, ChevronIcon } from '../shared/icons.tsx';
import type { QuickReply } from './message-parts.ts';

interface Props {
  words: UiCopy;
  replies: readonly QuickReply[];
  used: boolean;
  chosen: string | null;
  onChoose(reply: QuickReply): void;
}

/** As much text (a Chinese character is two) fits beside another on the smallest phone. */
const HALF_WIDTH = 14;

const width = (text: string) => Array.from(text).reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);

export function QuickReplies({ words, replies, used, chosen, onChoose }: Props) {
  const short = replies.length > 1 && replies.every(({ title }) => width(title) <= HALF_WIDTH);
  const mark = replies.find(({ title, value }) => title === chosen || value === chosen);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form that isn't there
    <div class={`replies ${short ? 'short' : ''}`} role="group" aria-label={words.log.choices}>
      {replies.map((reply) => (
        <button
          key={reply.title}
          type="button"
          class={used && reply === mark ? 'chosen' : ''}
          // Not `disabled`: the focus would be lost from under the keyboard.
          aria-disabled={used}
          onClick={() => {
            if (!used) onChoose(reply);
          }}
        >
          <span>{reply.title}</span>
          {used && reply === mark ? <CheckIcon /> : !short && <ChevronIcon />}
        </button>
      ))}
    </div>
  );
}
