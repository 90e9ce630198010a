import { widgetEn } from '../../src/copy/ui.en.ts';
import { widgetZhCN } from '../../src/copy/ui.zh-CN.ts';
import { localeOf } from '../../src/domain/locale.ts';
import { shadowStyle } from './style.ts';

/**
 * `<script src="https://…/widget.js" data-lang="en" defer></script>` puts the chat into any page: a floating
 * button that opens it in a frame of the script's own origin. The frame is made on first opening, and kept,
 * so that closing loses nothing. All of it lives in a shadow root: the page's styles and ours don't meet.
 */
const script = document.currentScript;

function start(source: HTMLScriptElement): void {
  const { origin } = new URL(source.src);
  const english = localeOf(source.dataset.lang) === 'en';
  const words = english ? widgetEn : widgetZhCN;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  shadowStyle(root);

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'open';
  button.lang = english ? 'en' : 'zh-CN';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-label', words.open);
  button.append(sign(), words.short);

  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.lang = button.lang;
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', words.label);

  const closer = document.createElement('button');
  closer.type = 'button';
  closer.className = 'close';
  closer.setAttribute('aria-label', words.close);
  closer.append(cross());
  panel.append(closer);
  root.append(button, panel);

  let frame: HTMLIFrameElement | null = null;
  let pageOverflow = '';

  function open(): void {
    if (!frame) {
      frame = document.createElement('iframe');
      frame.title = words.label;
      frame.src = `${origin}/?embed=1${source.dataset.lang ? `&lang=${encodeURIComponent(source.dataset.lang)}` : ''}`;
      panel.append(frame);
    }
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    if (matchMedia('(max-width: 599px)').matches) {
      // The chat covers the page: what lies below must not scroll along or be reached.
      panel.setAttribute('aria-modal', 'true');
      pageOverflow = document.documentElement.style.overflow;
      document.documentElement.style.overflow = 'hidden';
      button.hidden = true;
    }
    frame.focus();
  }

  function close(): void {
    if (panel.hidden) return;
    panel.hidden = true;
    button.hidden = false;
    button.setAttribute('aria-expanded', 'false');
    if (panel.getAttribute('aria-modal')) {
      panel.removeAttribute('aria-modal');
      document.documentElement.style.overflow = pageOverflow;
    }
    button.focus();
  }

  button.addEventListener('click', () => (panel.hidden ? open() : close()));
  closer.addEventListener('click', close);
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') close();
  });
  window.addEventListener('message', (event) => {
    if (event.origin === origin && event.source === frame?.contentWindow && event.data?.type === 'chat-close')
      close();
  });
  document.body.append(host);
}

const SVG = 'http://www.w3.org/2000/svg';

function drawing(...paths: string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

const sign = () =>
  drawing(
    'M7 3.5h10A3.5 3.5 0 0 1 20.5 7v10a3.5 3.5 0 0 1-3.5 3.5H7A3.5 3.5 0 0 1 3.5 17V7A3.5 3.5 0 0 1 7 3.5Z',
    'M3.5 8.5h17M12 14.8v2.4M12 11.4a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4Z',
  );
const cross = () => drawing('m6 6 12 12M18 6 6 18');

if (script instanceof HTMLScriptElement) {
  if (document.body) start(script);
  else document.addEventListener('DOMContentLoaded', () => start(script), { once: true });
}
