import type * as z from 'zod';
import { Problem } from '../../shared/contract/problem.ts';
import { type RouteName, routes } from '../../shared/contract/routes.ts';

type Routes = typeof routes;
type Body<N extends RouteName> = Routes[N]['body'] extends z.ZodType ? z.input<Routes[N]['body']> : undefined;

/** What a call needs besides its route. `key` is the Idempotency-Key: the same key is the same call. */
export type CallInput<N extends RouteName> = {
  readonly params?: Record<string, string | number>;
  readonly query?: Record<string, string | number>;
  readonly key?: string;
} & (Body<N> extends undefined ? { readonly body?: undefined } : { readonly body: Body<N> });

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The API as one person uses it, typed by the route table. */
export type ReliefClient = {
  /** The answer or the problem document. Throws only where the service does not speak the contract. */
  ask<N extends RouteName>(name: N, input: CallInput<N>): Promise<Answered<z.output<Routes[N]['response']>>>;
  /** The answer; a problem is a fault here. */
  call<N extends RouteName>(name: N, input: CallInput<N>): Promise<z.output<Routes[N]['response']>>;
};

/** How often a call is sent again when the service is busy or away; a killed machine is back within seconds. */
const MOST_TRIES = 5;

/** `token` is asked for at each call: it runs out while the clock is moved. */
export function reliefClient(url: string, token: () => Promise<string> | string): ReliefClient {
  async function ask<N extends RouteName>(
    name: N,
    input: CallInput<N>,
  ): Promise<Answered<z.output<Routes[N]['response']>>> {
    const route = routes[name];
    const response = await send(name, input);
    const answer: unknown = await response.json();
    if (response.ok) {
      // The table's schema made the value; the compiler cannot follow it through the union of all routes.
      return { ok: true, value: route.response.parse(answer) as z.output<Routes[N]['response']> };
    }
    const problem = Problem.safeParse(answer);
    if (!problem.success) throw new Error(`${name}: HTTP ${response.status} without a problem document`);
    return { ok: false, problem: problem.data };
  }

  async function send<N extends RouteName>(name: N, input: CallInput<N>): Promise<Response> {
    const route = routes[name];
    const address = new URL(url + fill(route.path, input.params ?? {}));
    for (const [key, value] of Object.entries(input.query ?? {}))
      address.searchParams.set(key, String(value));
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(address, {
        method: route.method,
        headers: {
          ...(route.permission === 'anyone' ? {} : { authorization: `Bearer ${await token()}` }),
          ...(route.acts ? { 'idempotency-key': input.key ?? crypto.randomUUID() } : {}),
          ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      });
      const passing = response.status === 503 || response.status === 429;
      if (!passing || tries === MOST_TRIES) return response;
      await response.arrayBuffer();
      await new Promise(resolve => setTimeout(resolve, 100 * 2 ** tries));
    }
  }

  return {
    ask,
    async call(name, input) {
      const answered = await ask(name, input);
      if (answered.ok) return answered.value;
      const { status, type, details, problems } = answered.problem;
      const fields = problems.map(({ pointer, message }) => `${pointer}: ${message.en}`).join('; ');
      throw new Error(`${name}: ${status} ${type} ${details.en} ${fields}`);
    },
  };
}

const fill = (path: string, params: Record<string, string | number>): string =>
  path.replaceAll(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
