import type { Letter } from '../domain/letter.ts';

/** Prints letters. */
export type LetterPress = {
  /**
   * A PDF in A4 with its fonts inside. The same letter gives the same bytes. A character that the fonts do not have is
   * printed as 〓, and a note at the end names its code point.
   */
  print(letter: Letter): Promise<Uint8Array>;
};
