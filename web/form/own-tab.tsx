import { useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { LockIcon, NewTabIcon } from '../shared/icons.tsx';
import { Outcome } from './ended.tsx';

/**
 * Inside another site's page this browser keeps no cookie of ours, so the form cannot be made its own. In a tab
 * of its own it can.
 */
export function OwnTab({ words: { form } }: { words: UiCopy }) {
  const [opened, setOpened] = useState(false);
  return (
    <Outcome
      kind="neutral"
      icon={<LockIcon />}
      title={form.ownTabTitle}
      text={opened ? form.ownTabOpened : form.ownTabText}
    >
      <a
        class="primary"
        href={location.href}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => setOpened(true)}
      >
        <NewTabIcon />
        {form.ownTab}
      </a>
    </Outcome>
  );
}
