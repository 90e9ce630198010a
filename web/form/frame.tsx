import type { ComponentChildren } from 'preact';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Callable, Hotline } from '../shared/hotline.tsx';
import { LockIcon, WindowIcon } from '../shared/icons.tsx';
import type { Portal } from '../shared/portal.ts';
import { inFrame } from './way-back.ts';

interface Props {
  words: UiCopy;
  portal: Portal | null;
  children: ComponentChildren;
}

/** What stands around every state of the page. In the chat's sheet the head is the sheet's own. */
export function Frame({ words, portal, children }: Props) {
  const hotline = portal?.hotline ?? '';
  return (
    <Hotline.Provider value={hotline}>
      {!inFrame && (
        <header class="brand">
          <span class="emblem">
            <WindowIcon />
          </span>
          <p>
            {portal?.portalName || words.header.portalFallback}
            <span class="badge">
              <LockIcon />
              {words.form.badge}
            </span>
          </p>
        </header>
      )}
      <main aria-label={words.form.badge}>
        {children}
        {hotline && (
          <p class="hotline">
            <Callable text={words.form.hotline(hotline)} />
          </p>
        )}
      </main>
    </Hotline.Provider>
  );
}
