import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { HeadsetIcon, SweepIcon } from '../shared/icons.tsx';
import { checkDraft } from './draft.ts';
import type { ExpectedInput } from './expected-input.ts';
import { hasTouch } from './use-page.ts';

interface Props {
  words: UiCopy;
  /** Of one message, in characters. */
  limit: number;
  input: RefObject<HTMLTextAreaElement | null>;
  expects: ExpectedInput;
  onSend(text: string): void;
  onHuman(): void;
  onClear(): void;
}

export function Composer({ words, limit, input, expects, onSend, onHuman, onClear }: Props) {
  const [text, setText] = useState('');
  const draft = checkDraft(text, limit);
  const blocked = draft.kind === 'empty' || draft.kind === 'over';

  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  function send(): void {
    if (blocked) return;
    onSend(text.trim());
    setText('');
    if (!hasTouch()) input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method is open Enter picks a word; old Safari says so by 229 alone.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  return (
    <div class="composer">
      <div class="tools">
        <button type="button" class="tool" onClick={onHuman}>
          <HeadsetIcon />
          {words.composer.human}
        </button>
        <button type="button" class="tool quiet" onClick={onClear}>
          <SweepIcon />
          {words.composer.clear}
        </button>
      </div>
      <form
        class="entry"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          ref={input}
          rows={1}
          value={text}
          enterkeyhint="send"
          inputMode={expects === 'code' ? 'numeric' : 'text'}
          autocomplete={expects === 'code' ? 'one-time-code' : 'off'}
          aria-label={words.composer.label}
          aria-invalid={draft.kind === 'over'}
          aria-describedby="length"
          placeholder={words.composer.placeholder[expects]}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          class="send"
          aria-disabled={blocked}
          // A tap must not take the focus from the text: the phone's keyboard would fold and unfold.
          onPointerDown={(event) => event.preventDefault()}
        >
          {words.composer.send}
        </button>
      </form>
      <p id="length" class={`length ${draft.kind === 'over' ? 'bad' : ''}`} role="status">
        {draft.kind === 'near' && words.composer.left(draft.left)}
        {draft.kind === 'over' && words.composer.tooLong(draft.by)}
      </p>
    </div>
  );
}
