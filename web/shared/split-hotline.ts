export type HotlinePart = { text: string } | { text: string; href: string };

/** A number right next to these is part of something longer: an extension, a masked number, a reference. */
const LONGER = /[\w*+-]/;

/** Plain text with the portal's own number marked. Other numbers are not ours to offer for a call. */
export function splitHotline(text: string, hotline: string): HotlinePart[] {
  const number = hotline.trim();
  if (!/^\+?[\d\s()-]{3,}$/.test(number)) return [{ text }];
  const href = `tel:${number.replace(/[^\d+]/g, '')}`;
  const parts: HotlinePart[] = [];
  let from = 0;
  for (let at = text.indexOf(number); at !== -1; at = text.indexOf(number, at + number.length)) {
    const end = at + number.length;
    if (LONGER.test(text.charAt(at - 1)) || LONGER.test(text.charAt(end))) continue;
    if (at > from) parts.push({ text: text.slice(from, at) });
    parts.push({ text: number, href });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
