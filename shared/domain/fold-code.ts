/**
 * One spelling for an identifier as people type it: full-width forms become ASCII, blanks and the hyphens that group
 * digits go, letters become capitals.
 *
 * Narrower than NFKC on purpose, which would also turn ① or ² into digits and so accept what nobody meant to type.
 */
export const foldCode = (typed: string): string =>
  typed
    .replaceAll(/[\uFF01-\uFF5E]/gu, full => String.fromCodePoint((full.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll(/[\s-]/gu, '')
    .toUpperCase();
