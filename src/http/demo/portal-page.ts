import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import { html } from '../html.ts';
import { demoPage } from './page.ts';

/** A sign-in page with the chat's button, as a portal would embed it. */
export function portalPage(words: PagesCopy, portalName: string, other: string): string {
  const { portal } = words.demo;
  return demoPage(words, {
    title: portal.title(portalName),
    other,
    script: '/demo/portal.js',
    widget: true,
    body: html`<h1>${portal.title(portalName)}</h1>
<p>${portal.intro}</p>
<form id="login" method="post" action="/demo/portal/login"
  data-submitting="${portal.submitting}" data-ok="${portal.ok}" data-wrong="${portal.wrong}"
  data-locked="${portal.locked}" data-locked-until="${portal.lockedUntil}" data-banned="${portal.banned}"
  data-failed="${portal.failed}">
<h2>${portal.heading}</h2>
<label for="account">${portal.account}</label>
<input id="account" name="account" autocomplete="username" required maxlength="100" placeholder="${portal.accountHint}">
<label for="password">${portal.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200">
<button type="submit">${portal.submit}</button>
<p id="result" role="status"></p>
</form>
<p><a href="/demo/outbox?lang=${words.lang}">${portal.toOutbox}</a></p>`,
  });
}
