import { render } from 'preact';
import { followVisibleHeight } from '../shared/viewport.ts';
import { App } from './app.tsx';

const root = document.getElementById('app');
const embedded = new URLSearchParams(location.search).get('embed') === '1';

if (embedded) {
  document.documentElement.classList.add('embed');
  // Nothing secret in it; the widget checks that it comes from its own frame.
  document.addEventListener('keydown', (event) => {
    if (
      event.key === 'Escape' &&
      !event.defaultPrevented &&
      !event.isComposing &&
      !document.querySelector('dialog[open]')
    ) {
      window.parent.postMessage({ type: 'chat-close' }, '*');
    }
  });
}
followVisibleHeight(document.documentElement);
if (root) render(<App />, root);
