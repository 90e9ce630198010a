import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Dialog } from '../shared/dialog.tsx';

interface Props {
  words: UiCopy;
  question: string;
  yes: string;
  onYes(): void;
  onNo(): void;
}

/** Before what cannot be taken back. The way out has the focus. */
export function LastQuestion({ words, question, yes, onYes, onNo }: Props) {
  return (
    <Dialog class="ask" label={yes} onClose={onNo}>
      <h2>{question}</h2>
      <div class="buttons">
        <button type="button" class="secondary" onClick={onNo}>
          {words.form.notNow}
        </button>
        <button type="button" class="primary danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
