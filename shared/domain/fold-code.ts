/**
 * One spelling for an identifier as people type it: full-width forms become ASCII, letters capitals; blanks, the
 * hyphens that group digits, and the invisible marks that messengers paste along with a number go.
 *
 * Narrower than NFKC on purpose, which would also turn ① or ² into digits and so accept what nobody meant to type.
 */
export const foldCode = (typed: string): string =>
  typed
    .replaceAll(/[\uFF01-\uFF5E]/gu, full => String.fromCodePoint((full.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll(/[\s\p{Default_Ignorable_Code_Point}-]/gu, '')
    .replaceAll(/[a-z]/gu, letter => letter.toUpperCase());
