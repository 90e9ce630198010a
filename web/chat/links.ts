export type TextPart = { text: string } | { url: string };

/** Ends at white space and at Chinese punctuation, which people write right behind an address. */
const ADDRESS = /https?:\/\/[^\s<>"'`，。；：！？、（）【】《》「」『』“”]+/g;
/** Latin punctuation at the very end belongs to the sentence. */
const SENTENCE_END = /[.,;:!?)\]}]+$/;

/** Plain text with its web addresses marked. Nothing else in a message is ever more than text. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const url = match[0].replace(SENTENCE_END, '');
    if (parse(url) === null) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ url });
    from = match.index + url.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** A secure form by its path: cards come from our own server only, which may go by another name than here. */
const SECURE_FORM = /^\/f\/[\w-]{16,128}$/;

/** How a card's button may open: our own secure forms in the chat's sheet, other web pages apart, nothing else. */
export function openingOf(address: string, origin: string): { kind: 'sheet' | 'tab'; href: string } | null {
  const url = parse(address, origin);
  if (url === null) return null;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return SECURE_FORM.test(url.pathname)
    ? { kind: 'sheet', href: `${origin}${url.pathname}` }
    : { kind: 'tab', href: url.href };
}

function parse(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
