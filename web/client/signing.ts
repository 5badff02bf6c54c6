import { language } from '../words/language.ts';
import { loadConfig, siteRoot } from './config.ts';
import { forgetSession } from './session.ts';

/** Goes to the issuer and comes back to this very page. */
export async function signIn(): Promise<void> {
  const { beginSignIn } = await import('./sign-in.ts');
  await beginSignIn(await loadConfig(), location.href);
}

/** Forgets who was here and goes to the first page. */
export function signOut(): void {
  forgetSession();
  location.assign(new URL(language() === 'zh' ? 'index.html' : 'en/index.html', siteRoot));
}
