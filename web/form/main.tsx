import { render } from 'preact';
import { App } from './app.tsx';
import { inFrame, tellChat } from './way-back.ts';

const root = document.getElementById('app');
if (inFrame) {
  document.documentElement.classList.add('framed');
  // The chat cannot hear keys pressed in here. What is half written is not thrown away by one key.
  document.addEventListener('keydown', (event) => {
    const written = document.querySelector('input:not(:placeholder-shown), textarea:not(:placeholder-shown)');
    if (event.key === 'Escape' && !event.isComposing && !written) tellChat('form-close');
  });
}
if (root) render(<App />, root);
