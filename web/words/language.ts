import type { Bilingual } from '../../shared/domain/bilingual.ts';

export type Language = 'zh' | 'en';

let spoken: Language = 'zh';

/** The language of the page at hand. Every page exists once in each: `x.html` and `en/x.html`. */
export const language = (): Language => spoken;

/** Set once before anything is drawn: by the renderer for a page, by the page itself from its own `lang`. */
export function speak(chosen: Language): void {
  spoken = chosen;
}

export const speakAsThePage = (): void => speak(document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');

/** The words of a thing in the language of the page. */
export const say = (words: Bilingual): string => words[spoken];

/** The same written in place: what is said in Chinese, then in English. */
export const words = (zh: string, en: string): string => (spoken === 'zh' ? zh : en);
