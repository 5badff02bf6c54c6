import { siteRoot } from './config.ts';

/** Who is signed in, for as long as this tab is open: never written where a later user of the device finds it. */
export type Session = { readonly token: string; readonly until: number; readonly subject: string };

const kept = 'relief.session';

export function currentSession(): Session | null {
  const text = sessionStorage.getItem(kept);
  return text === null ? null : (JSON.parse(text) as Session);
}

export const keepSession = (session: Session): void => sessionStorage.setItem(kept, JSON.stringify(session));
export const forgetSession = (): void => sessionStorage.removeItem(kept);

/** Where the issuer sends people back to: one address for all pages and both languages. */
export const returnAddress = (): string => new URL('signed-in.html', siteRoot).href;
