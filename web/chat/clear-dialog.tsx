import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Dialog } from '../shared/dialog.tsx';

interface Props {
  words: UiCopy;
  onYes(): void;
  onNo(): void;
}

export function ClearDialog({ words, onYes, onNo }: Props) {
  return (
    <Dialog class="ask" label={words.composer.clearTitle} onClose={onNo}>
      <h2>{words.composer.clearTitle}</h2>
      <p>{words.composer.clearText}</p>
      <div class="buttons">
        <button type="button" class="primary" onClick={onNo}>
          {words.composer.clearNo}
        </button>
        <button type="button" class="secondary" onClick={onYes}>
          {words.composer.clearYes}
        </button>
      </div>
    </Dialog>
  );
}
