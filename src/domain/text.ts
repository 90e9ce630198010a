/**
 * Characters nobody means to type: controls (but not the line feed), zero-width and bidi marks, variation
 * selectors, and halves of a surrogate pair, which JSON carries but a database refuses.
 */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Where NFKC would melt a ① or ² into the number beside it. */
const TOUCHING_NUMBERS = /\p{No}(?=\p{N})|\p{N}(?=\p{No})/gu;

/** Nothing in it is changed by what follows; most of what people type is like this. */
const USUAL = /^[\x20-\x7e\u4e00-\u9fff、。]*$/;

/** What a person sees of a text: line ends as \n, tabs as spaces, invisible characters gone, trimmed. */
export function visibleText(raw: string): string {
  if (USUAL.test(raw)) return raw.trim();
  return raw
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
}

/**
 * What a person meant to type: the visible text in NFKC (full-width digits, ＠ and brackets become ASCII).
 * Never throws; cleaning twice changes nothing.
 */
export function cleanText(raw: string): string {
  if (USUAL.test(raw)) return raw.trim();
  return visibleText(raw).replace(TOUCHING_NUMBERS, '$& ').normalize('NFKC').trim();
}

/** The dots people type between the parts of a name such as 买买提·吐尔逊, and dashes of every length. */
const NAME_DOTS = /[\u0387\u2022\u2027\u2219\u22c5\u30fb\u16eb]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Equal for two texts that a clerk would call the same: clean, lower case, no white space, one kind of dot. */
export function foldForCompare(raw: string): string {
  return cleanText(raw)
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(NAME_DOTS, '·')
    .replace(DASHES, '-');
}
