const OPENING = /[（〔［【「『〈《｛{[]/gu;
const CLOSING = /[）〕］】」』〉》｝}\]]/gu;
const DOTS = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65\u2024]/gu;
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/**
 * What two spellings of one organisation's name have in common, so that a name is found as people type it: NFC, full-width
 * forms as ASCII, one kind of bracket and of dot, no blanks, capitals. For finding only; what is shown is the registered name.
 */
export const nameKeyOf = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(OPENING, '(')
    .replaceAll(CLOSING, ')')
    .replaceAll(DOTS, '·')
    .replaceAll(/[\uFF01-\uFF5E]/gu, full => String.fromCodePoint((full.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll(UNSEEN, '')
    .toUpperCase();
