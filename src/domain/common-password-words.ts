import { dictionary } from '@zxcvbn-ts/language-common';

/**
 * Some 49,000 passwords that leak again and again, most frequent first, in lower case. For the server only:
 * 480 KB are too much for a page. Chosen over other lists because it is kept up with the zxcvbn project's
 * tests, is MIT, is plain data without an install step, and loads the same from ESM in Node and from jest.
 */
export const COMMON_PASSWORD_WORDS: readonly string[] = dictionary['passwords-common'];
