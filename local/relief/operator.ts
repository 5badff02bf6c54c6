import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { RouteName, routes } from '../../shared/contract/routes.ts';
import { type CallInput, reliefClient } from '../client/relief-client.ts';
import { Misuse, Refused } from './command.ts';
import { Unreachable } from './published-place.ts';

type Routes = typeof routes;

/** The API as an operations engineer uses it from a terminal. */
export type Operator = {
  readonly url: string;
  /** The answer. Throws `Refused` with what the service said, `Unreachable` where nothing answers. */
  call<N extends RouteName>(name: N, input: CallInput<N>): Promise<z.output<Routes[N]['response']>>;
};

/** What every command of an operator takes. */
export const operatorOptions = {
  api: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const operatorHelp = `
--api URL   the deployed address; else RELIEF_API, else the stack that runs on this machine (npm start)
--as WHO    on this machine: the persona to act as (xu-ning of the credit office where left out)
--json      the answer as JSON on standard output

RELIEF_TOKEN holds the access token of an officer of the credit office. On this machine none is needed.
`;

const Running = z.object({ url: z.url() });
const Issued = z.object({ token: z.string() });
const own = ['127.0.0.1', 'localhost', '[::1]'];

type Given = { readonly api?: string | undefined; readonly as?: string | undefined };
type Environment = Readonly<Record<string, string | undefined>>;

/** Finds the address and whoever acts there; says what to do where one is missing. */
export function operatorOf({ api, as = 'xu-ning' }: Given, environment: Environment = process.env): Operator {
  const named = api ?? environment['RELIEF_API'] ?? runningHere();
  if (named === null)
    throw new Misuse(
      'name the address: --api https://… or RELIEF_API; or start the local stack with npm start',
    );
  const url = addressOf(named);
  const token = () => tokenFor(url, as, environment['RELIEF_TOKEN']);
  const client = reliefClient(url.href.replace(/\/$/, ''), token);
  return {
    url: url.href,
    async call(name, input) {
      const answered = await client.ask(name, input).catch((cause: unknown) => {
        if (cause instanceof Misuse) throw cause;
        throw new Unreachable(`${url.origin}: ${cause instanceof Error ? cause.message : 'no answer'}`, {
          cause,
        });
      });
      if (answered.ok) return answered.value;
      const { status, details, problems } = answered.problem;
      const fields = problems.map(({ pointer, message }) => `\n  ${pointer}: ${message.zh} ${message.en}`);
      const hint = status === 401 ? '\n  RELIEF_TOKEN: an access token that has not run out' : '';
      throw new Refused(`${details.zh}\n${details.en}${fields.join('')}${hint}`);
    },
  };
}

function addressOf(named: string): URL {
  const url = URL.canParse(named) ? new URL(named) : null;
  const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && own.includes(url.hostname));
  if (url === null || !allowed) throw new Misuse(`${named}: only https, or http on this machine`);
  return url;
}

async function tokenFor(url: URL, persona: string, given: string | undefined): Promise<string> {
  if (given !== undefined && given !== '') return given;
  if (!own.includes(url.hostname)) throw new Misuse('set RELIEF_TOKEN to the access token of an officer');
  const response = await fetch(new URL('/_local/token', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  const issued = Issued.safeParse(await response.json());
  if (issued.success) return issued.data.token;
  throw new Misuse(`nobody here is called ${persona}; npm run token lists who there is`);
}

function runningHere(): string | null {
  try {
    return Running.parse(JSON.parse(readFileSync(join('.local', 'running.json'), 'utf8'))).url;
  } catch {
    return null;
  }
}

/** All pages of a list, as far as `most` items. */
export async function itemsOf<T>(
  page: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>,
  most = 1000,
): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const found = await page(cursor);
    items.push(...found.items);
    cursor = found.next ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return items;
}
