import * as z from 'zod';
import { type Complaint, issueOf } from './field-problem.ts';

/** Length in code points: 𠮷 is one character to its bearer, and two UTF-16 units. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
};

// Each pattern matches one character, without repetition: linear by construction. No look-behind and no v flag here:
// the citizen page loads this file on phones whose browsers would refuse it whole.
// U+FFFD is what a wrong decoding leaves behind; interlinear annotation marks hide text.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u{FFF9}-\u{FFFB}]/u;
const CONTROL_BUT_NEWLINE = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u{FFF9}-\u{FFFB}]/u;
const SURROGATE = /\p{Cs}/u;
const UNDECODED = /[\u{FFFD}\p{Noncharacter_Code_Point}]/u;
const PRIVATE_USE = /\p{Co}/u;
const BIDI = /\p{Bidi_Control}/u;
// Everything that is drawn as nothing (zero-width spaces and joiners, soft hyphen, Hangul fillers, tags) except
// variation selectors, which choose the printed form of a rare Han character and deceive nobody.
const INVISIBLE = /(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;

/** Why a text cannot be taken as it is, or null. `newlines` allows U+000A. */
const deceptionIn = (text: string, newlines: boolean): Complaint | null => {
  if (SURROGATE.test(text) || UNDECODED.test(text)) return undecoded;
  if ((newlines ? CONTROL_BUT_NEWLINE : CONTROL).test(text)) return controlCharacter;
  if (BIDI.test(text)) return directionMark;
  if (INVISIBLE.test(text)) return invisibleCharacter;
  if (PRIVATE_USE.test(text)) return privateUse;
  return null;
};

const prose = (tidy: (text: string) => string, newlines: boolean, max: number, min: number) =>
  z
    .string()
    // UTF-16 units, so that nobody normalises megabytes: four units a code point covers any decomposed form in use.
    .max(max * 4, { abort: true })
    .overwrite(text => tidy(text.normalize('NFC')))
    .superRefine((text, context) => {
      const complaint = deceptionIn(text, newlines) ?? lengthComplaint(lengthOf(text), min, max);
      if (complaint) context.addIssue(issueOf(complaint));
    });

/** One line of people's text, `min` to `max` code points after NFC and trimming, with nothing hidden in it. */
export const line = (max: number, min = 1) => prose(text => text.trim(), false, max, min);

/** Several lines of people's text; line ends become U+000A, tabs become spaces. */
export const paragraph = (max: number, min = 1) => prose(tidyLines, true, max, min);

const tidyLines = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\t', ' ').trim();

// One class, one class repeated, anchored: linear. 〇 (U+3007) is a numeral to Unicode and a name character to people.
const NAME = /^[\p{L}\u3007][\p{L}\p{M}\u3007·'’. -]*$/u;
const SEPARATORS = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65\u2024]/gu;
const HAN_FULL_STOP = /([\p{Script=Han}\p{Variation_Selector}]) ?[.．] ?(?=\p{Script=Han})/gu;
const HAN_GAP = /([\p{Script=Han}\p{Variation_Selector}]) (?=\p{Script=Han})/gu;

/**
 * A person's name in one spelling: the dots that input methods offer between the parts of a transcribed name (• ・ ･ ‧)
 * become the · printed on identity documents; spaces that spreadsheets put between Han characters go.
 */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(/[\u3000\u00A0]/gu, ' ')
    .trim()
    .split(' ')
    .filter(part => part !== '')
    .join(' ')
    .replaceAll(HAN_GAP, '$1')
    .replaceAll(HAN_FULL_STOP, '$1·')
    .replaceAll(SEPARATORS, '·')
    .replaceAll(' ·', '·')
    .replaceAll('· ', '·');

/** A natural person's name, 1 to 100 code points, letters of any script; rare Han beyond the BMP stay as they are. */
export const personName = z
  .string()
  .max(400, { abort: true })
  .overwrite(tidyName)
  .superRefine((name, context) => {
    const complaint =
      lengthComplaint(lengthOf(name), 1, 100) ??
      deceptionIn(name, false) ??
      (NAME.test(name) && !name.endsWith('·') ? null : notAName);
    if (complaint) context.addIssue(issueOf(complaint));
  });

/** The registered name of an enterprise or a social organisation. */
export const organisationName = line(120, 2);

const lengthComplaint = (length: number, min: number, max: number): Complaint | null => {
  if (length < min) return tooShort(min);
  return length > max ? tooLong(max) : null;
};

const tooShort = (min: number): Complaint => ({
  code: 'too-short',
  message: { zh: `至少需要 ${min} 个字`, en: `At least ${min} characters are needed` },
  remedy: { zh: '请补充内容', en: 'Write a little more' },
});

const tooLong = (max: number): Complaint => ({
  code: 'too-long',
  message: { zh: `不能超过 ${max} 个字`, en: `At most ${max} characters fit` },
  remedy: { zh: '请精简内容', en: 'Shorten the text' },
});

const undecoded: Complaint = {
  code: 'undecodable-character',
  message: { zh: '含有无法识别的字符', en: 'It contains a character that could not be decoded' },
  remedy: { zh: '请以 UTF-8 编码保存文件，或重新输入', en: 'Save the file as UTF-8, or type the text again' },
};

const controlCharacter: Complaint = {
  code: 'control-character',
  message: { zh: '含有控制字符', en: 'It contains a control character' },
  remedy: {
    zh: '请删除换行、制表符等不可见字符',
    en: 'Remove line breaks, tabs and other control characters',
  },
};

const directionMark: Complaint = {
  code: 'direction-mark',
  message: {
    zh: '含有改变文字方向的隐藏字符',
    en: 'It contains a hidden mark that changes reading direction',
  },
  remedy: { zh: '请重新手工输入，不要粘贴', en: 'Type it again instead of pasting' },
};

const invisibleCharacter: Complaint = {
  code: 'invisible-character',
  message: { zh: '含有看不见的字符', en: 'It contains an invisible character' },
  remedy: { zh: '请重新手工输入，不要粘贴', en: 'Type it again instead of pasting' },
};

const privateUse: Complaint = {
  code: 'private-use-character',
  message: {
    zh: '含有仅在您的设备上可见的自造字',
    en: 'It contains a character that exists only on your own device',
  },
  remedy: {
    zh: '请用支持生僻字的输入法重新输入该字',
    en: 'Enter it with an input method that knows the standard (Unicode) character',
  },
};

const notAName: Complaint = {
  code: 'not-a-name',
  message: { zh: '姓名只能包含文字和间隔号“·”', en: 'A name holds letters and the separator · only' },
  remedy: { zh: '请按证件上的姓名填写', en: 'Write the name as it stands on the document' },
};
