import createClient from 'openapi-fetch';
import type { components, paths } from '../generated/api.ts';
import { language } from '../words/language.ts';
import { loadConfig } from './config.ts';
import { type Answer, notUnderstood, offline, type Problem, signedOut } from './problem.ts';
import { learnClock } from './server-clock.ts';
import { currentSession, forgetSession } from './session.ts';

type Said<T> = { data?: T; error?: unknown; response: Response };
type Client = ReturnType<typeof createClient<paths>>;

let made: Promise<Client> | undefined;

/** The client of the API, typed by its OpenAPI document: `(await client()).GET('/campaigns')`, given to `ask`. */
export function client(): Promise<Client> {
  made ??= loadConfig().then(({ api }) => {
    const created = createClient<paths>({ baseUrl: api });
    created.use({
      onRequest({ request }) {
        const session = currentSession();
        if (session !== null) request.headers.set('authorization', `Bearer ${session.token}`);
        request.headers.set('accept-language', language() === 'zh' ? 'zh-CN' : 'en');
        return request;
      },
      onResponse({ response }) {
        learnClock(response.headers.get('date'));
      },
    });
    return created;
  });
  made.catch(() => {
    made = undefined;
  });
  return made;
}

const isProblem = (value: unknown): value is components['schemas']['Problem'] =>
  typeof value === 'object' && value !== null && 'titles' in value && 'details' in value;

/** Calls the API and says what came of it: the value, or a problem to show. */
export async function ask<T>(call: (api: Client) => Promise<Said<T>>): Promise<Answer<T>> {
  let said: Said<T>;
  try {
    said = await call(await client());
  } catch {
    return { ok: false, problem: offline };
  }
  const { data, error, response } = said;
  if (response.ok && data !== undefined) return { ok: true, value: data };
  if (response.status === 401) {
    forgetSession();
    return { ok: false, problem: signedOut };
  }
  return { ok: false, problem: problemOf(error) };
}

const problemOf = (error: unknown): Problem => (isProblem(error) ? error : notUnderstood);

/** The header of a call that acts: keep the key for a retry of the same call, and it acts once. */
export const under = (key: string) => ({ 'Idempotency-Key': key });
export const newKey = (): string => crypto.randomUUID();
