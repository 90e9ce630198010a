/** Whether a text has more than so many Unicode code points. */
export function isLongerThan(text: string, maxChars: number): boolean {
  if (text.length <= maxChars) return false;
  let count = 0;
  for (const _ of text) {
    count += 1;
    if (count > maxChars) return true;
  }
  return false;
}
