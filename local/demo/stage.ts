import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { type ReliefClient, reliefClient } from '../client/relief-client.ts';
import type { LocalStack } from '../start-local.ts';

export type Progress = (done: number, of: number, what: string) => void;

/** The running system as the demonstration plays on it: every account's client, the clock, and who is to be told. */
export type Stage = {
  readonly stack: Omit<LocalStack, 'close'>;
  as(account: string): ReliefClient;
  /** Moves the clock to a moment; where it is past already, after a kill and a new start, it stays. */
  moveTo(moment: string): Promise<void>;
  /** Does `act` for every item, a few at a time, and tells how far it is. */
  each<T>(what: string, items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void>;
  say(line: string): void;
};

/** Two cores serve them; more at once only wait in line. */
const AT_ONCE = 6;
/** A token lives an hour of the movable clock. */
const TOKEN_MS = 50 * 60_000;

const Token = z.object({ access_token: z.string() });

export function stageOn(
  stack: Omit<LocalStack, 'close'>,
  progress: Progress,
  say: (line: string) => void,
): Stage {
  const tokens = new Map<string, { token: string; until: number }>();
  const clients = new Map<string, ReliefClient>();

  async function tokenOf(account: string): Promise<string> {
    const known = tokens.get(account);
    if (known !== undefined && stack.clock.now() < known.until) return known.token;
    const response = await fetch(`${stack.issuerUrl}/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sub: account }),
    });
    const { access_token: token } = Token.parse(await response.json());
    tokens.set(account, { token, until: stack.clock.now() + TOKEN_MS });
    return token;
  }

  return {
    stack,
    as(account) {
      const client = clients.get(account) ?? reliefClient(stack.url, () => tokenOf(account));
      clients.set(account, client);
      return client;
    },
    async moveTo(moment) {
      const left = Math.ceil(Date.parse(moment) - stack.clock.now());
      if (left > 0) stack.clock.advance(left);
      await stack.running.idle();
    },
    async each(what, items, act) {
      let done = 0;
      await inTurns(AT_ONCE, items, async item => {
        await act(item);
        done += 1;
        progress(done, items.length, what);
      });
    },
    say,
  };
}

/** Does `act` for every item in their order, `atOnce` at a time. */
export async function inTurns<T>(
  atOnce: number,
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Thousands of reports at once keep two busy cores at work for minutes. */
export const longPatience = 8 * 60_000;

/** Asks until the answer fits, for what the system does by itself a moment later. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  patienceMs = 60_000,
): Promise<T> {
  const patience = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > patience) throw new Error(`waited in vain: ${what}`);
    await delay(patienceMs === longPatience ? 200 : 40);
  }
}
