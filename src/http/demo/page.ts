import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import { type Html, html } from '../html.ts';

/** The frame both demo pages share. `other` is this page in the other language. */
export function demoPage(
  words: PagesCopy,
  page: { title: string; other: string; script: string; head?: Html; body: Html; widget?: boolean },
): string {
  const widget = page.widget
    ? html`<script src="/widget.js" data-lang="${words.lang}" defer></script>`
    : html``;
  return html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="stylesheet" href="/demo/demo.css">
<link rel="icon" href="data:,">
<script src="${page.script}" defer></script>
${page.head ?? html``}
</head>
<body>
<p class="banner" role="note">${words.demo.banner} <a href="${page.other}">${words.demo.otherLanguage}</a></p>
<main>
${page.body}
</main>
${widget}
</body>
</html>
`.text;
}
