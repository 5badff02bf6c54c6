import { loadConfig } from './config.ts';
import { type Answer, notUnderstood, offline, signedOut } from './problem.ts';
import { currentSession } from './session.ts';

/** Who the city's sign-in says that I am. Asked for when it is needed, shown, sent with the report, and kept nowhere. */
export type Me = {
  readonly name: string;
  readonly gender: 'male' | 'female';
  readonly document?: { readonly type: string; readonly number: string };
};

export async function whoAmI(): Promise<Answer<Me>> {
  const session = currentSession();
  if (session === null) return { ok: false, problem: signedOut };
  try {
    const { issuer } = await loadConfig();
    const answer = await fetch(`${issuer}/userinfo`, {
      headers: { authorization: `Bearer ${session.token}` },
    });
    if (answer.status === 401) return { ok: false, problem: signedOut };
    return answer.ok ? { ok: true, value: await answer.json() } : { ok: false, problem: notUnderstood };
  } catch {
    return { ok: false, problem: offline };
  }
}

/** Enough to recognise one's own number by, and no more. */
export const ending = (number: string): string => `•••• ${number.slice(-4)}`;
