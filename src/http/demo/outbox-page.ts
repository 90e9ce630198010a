import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import { type Html, html } from '../html.ts';
import type { DemoMessage } from './demo-world.ts';
import { demoPage } from './page.ts';

export function outboxPage(words: PagesCopy, messages: readonly DemoMessage[], other: string): string {
  const { outbox } = words.demo;
  return demoPage(words, {
    title: outbox.title,
    other,
    script: '/demo/outbox.js',
    // Without scripts the page itself is loaded again.
    head: html`<noscript><meta http-equiv="refresh" content="3"></noscript>`,
    body: html`<h1>${outbox.title}</h1>
<p>${outbox.intro} <a href="/demo/portal?lang=${words.lang}">${outbox.toPortal}</a></p>
<p id="stale" class="stale" role="status" hidden>${outbox.stale}</p>
<div id="messages">${messageList(words, messages)}</div>`,
  });
}

function messageList(words: PagesCopy, messages: readonly DemoMessage[]): Html {
  const { outbox } = words.demo;
  if (messages.length === 0) return html`<p class="empty">${outbox.empty}</p>`;
  const times = timesIn(words.lang);
  return html`<ol class="messages">${messages.map((message) => {
    const at = new Date(message.at).toISOString();
    return html`<li data-id="${message.id}">
<p class="meta"><b>${outbox[message.channel]}</b> ${outbox.to(message.to)} <time datetime="${at}">${times.format(message.at)}</time></p>
<p class="text">${linked(message.text)}</p>
</li>
`;
  })}</ol>`;
}

/** Addresses can be followed, as in a phone's own messages. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[\w.~:/?#@!$&*+=%-]+)/)
    .map((part, index) =>
      index % 2 === 0 ? html`${part}` : html`<a href="${part}" target="_blank" rel="noopener">${part}</a>`,
    );
}

function timesIn(lang: string): Intl.DateTimeFormat {
  // A day first or a month first is anybody's guess, so months are words in English.
  const dateStyle = lang === 'en' ? 'medium' : 'short';
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    timeZone: 'Asia/Shanghai',
    dateStyle,
    timeStyle: 'medium',
  });
}
