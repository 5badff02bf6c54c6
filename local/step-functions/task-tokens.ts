import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Store } from './store.ts';

export type TaskTokens = {
  issue(): string;
  /** Whether this engine issued the text as a token, open or long since answered. */
  isOurs(token: string): boolean;
};

const NONCE_BYTES = 24;
const SEAL_BYTES = 32;

/**
 * Tokens carry their own proof of origin, so that an answered token ("timed out") can be told from a made-up one
 * ("invalid") for ever, without keeping a row per answered token.
 */
export function openTaskTokens(store: Store): TaskTokens {
  store.run("INSERT INTO secrets VALUES ('task-tokens', ?) ON CONFLICT DO NOTHING", randomBytes(32));
  const row = z.object({ value: z.instanceof(Uint8Array) });
  const secret = store.one(row, "SELECT value FROM secrets WHERE name = 'task-tokens'")?.value;
  if (!secret) throw new Error('the secret for task tokens was not stored');
  const seal = (nonce: Uint8Array) => createHmac('sha256', secret).update(nonce).digest();

  return {
    issue() {
      const nonce = randomBytes(NONCE_BYTES);
      return Buffer.concat([nonce, seal(nonce)]).toString('base64');
    },
    isOurs(token) {
      const bytes = Buffer.from(token, 'base64');
      if (bytes.length !== NONCE_BYTES + SEAL_BYTES) return false;
      return timingSafeEqual(bytes.subarray(NONCE_BYTES), seal(bytes.subarray(0, NONCE_BYTES)));
    },
  };
}
