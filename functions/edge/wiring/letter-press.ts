import { readFileSync } from 'node:fs';
import { pdfLetterPress } from '../../../shared/adapters/letter/pdf-letter-press.ts';
import { fontFiles } from '../../../shared/contract/letter-fonts.ts';
import type { LetterPress } from '../../../shared/ports/letter-press.ts';

/** Fonts lie beside the bundle, laid there by `infra/bundles.ts`; they are read when a letter is printed and not before. */
export const letterPress = (): LetterPress =>
  pdfLetterPress(() => ({
    regular: readFileSync(new URL(fontFiles.regular, import.meta.url)),
    bold: readFileSync(new URL(fontFiles.bold, import.meta.url)),
  }));
