import { foldForCompare } from './text.ts';

/**
 * Whether a password holds a part of somebody's own data: two Chinese characters of a name, four letters of
 * a username or mailbox, six digits in a row of a phone or identity number (a birthday is eight). Signs
 * between them don't help: 1990-03-07 is 19900307.
 */
export function sharesPart(password: string, item: string): boolean {
  const typed = withoutSigns(password);
  const own = withoutSigns(item.split('@')[0] ?? '');
  const isNumber = own.replace(/\D/g, '').length >= 8;
  const runs = own.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
  return runs.some((run) => {
    const length = /\p{Script=Han}/u.test(run) ? 2 : isNumber ? 6 : 4;
    const characters = [...run];
    return characters.some((_, i) => {
      const part = characters.slice(i, i + length);
      return part.length === length && typed.includes(part.join(''));
    });
  });
}

function withoutSigns(text: string): string {
  return foldForCompare(text).replace(/[^\p{L}\p{N}]/gu, '');
}
