/**
 * The fonts of letters, as they are called beside a bundle: Noto Serif SC (SIL Open Font License 1.1), which has the
 * characters of GB 18030 but its rarest planes, and Latin letters of the same hand.
 */
export const fontFiles = { regular: 'NotoSerifSC_400Regular.ttf', bold: 'NotoSerifSC_700Bold.ttf' } as const;
