import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { MovableClock } from '../movable-clock.ts';
import type { QueuePlan } from './queue-plan.ts';

const Row = z.object({
  id: z.string(),
  body: z.string(),
  attributes: z.string(),
  sent_at: z.number(),
  receives: z.number(),
  first_received_at: z.number().nullable(),
});
const Counted = z.object({ count: z.number() });

export type ReceivedMessage = {
  id: string;
  receipt: string;
  body: string;
  /** SQS message attributes as they were sent. */
  attributes: unknown;
  sentAt: number;
  firstReceivedAt: number;
  receives: number;
};

export type QueueStore = {
  plan(nameOrArn: string): QueuePlan | undefined;
  /** Keeps a message; joins the transaction open on the database, if one is. Returns the message's id. */
  send(message: { queue: string; body: string; attributes?: unknown; delaySeconds?: number }): string;
  /** Takes up to `limit` messages and hides them; what was taken too often moves to the dead-letter queue. */
  receive(queue: string, limit: number, visibilitySeconds?: number): ReceivedMessage[];
  remove(queue: string, receipt: string): void;
  hide(queue: string, receipt: string, seconds: number): void;
  purge(queue: string): void;
  /** Moves every visible message to another queue. Returns how many. */
  move(from: string, to: string): number;
  counts(queue: string): { visible: number; hidden: number; delayed: number };
  /** Called after every send, with the queue's name. Returns how to stop listening. */
  onSend(listener: (queue: string) => void): () => void;
};

/**
 * Standard queues in SQLite. Missing against SQS: FIFO, retention (a message stays until it is deleted, however far
 * the clock is moved), and the loose ordering of the real thing: messages come in the order they were sent.
 */
export function queueStore(input: {
  database: DatabaseSync;
  queues: readonly QueuePlan[];
  clock: MovableClock;
}): QueueStore {
  const { database, clock } = input;
  const plans = new Map(
    input.queues.flatMap(plan => [[plan.name, plan] as const, [plan.arn, plan] as const]),
  );
  database.exec(`CREATE TABLE IF NOT EXISTS message (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, queue TEXT NOT NULL, body TEXT NOT NULL,
    attributes TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, receives INTEGER NOT NULL,
    first_received_at INTEGER, receipt TEXT) STRICT;
    CREATE INDEX IF NOT EXISTS message_visible ON message (queue, visible_at);
    CREATE INDEX IF NOT EXISTS message_receipt ON message (queue, receipt);`);
  const insert = database.prepare(
    'INSERT INTO message (id, queue, body, attributes, sent_at, visible_at, receives) VALUES (?, ?, ?, ?, ?, ?, 0)',
  );
  const visible = database.prepare(
    'SELECT * FROM message WHERE queue = ? AND visible_at <= ? ORDER BY number LIMIT ?',
  );
  const take = database.prepare(
    'UPDATE message SET receives = ?, first_received_at = ?, visible_at = ?, receipt = ? WHERE id = ?',
  );
  const moveOne = database.prepare(
    'UPDATE message SET queue = ?, receives = 0, first_received_at = NULL, receipt = NULL, visible_at = ? WHERE id = ?',
  );
  const moveAll = database.prepare(
    'UPDATE message SET queue = ?, receives = 0, first_received_at = NULL, receipt = NULL WHERE queue = ? AND visible_at <= ?',
  );
  const removeOne = database.prepare('DELETE FROM message WHERE queue = ? AND receipt = ?');
  const hideOne = database.prepare('UPDATE message SET visible_at = ? WHERE queue = ? AND receipt = ?');
  const removeAll = database.prepare('DELETE FROM message WHERE queue = ?');
  const countWhere = (condition: string) =>
    database.prepare(`SELECT COUNT(*) AS count FROM message WHERE queue = ? AND ${condition}`);
  const countVisible = countWhere('visible_at <= ?');
  const countHidden = countWhere('visible_at > ? AND receives > 0');
  const countDelayed = countWhere('visible_at > ? AND receives = 0');
  const listeners = new Set<(queue: string) => void>();

  function known(nameOrArn: string): QueuePlan {
    const plan = plans.get(nameOrArn);
    if (plan === undefined) throw new Error(`no such queue: ${nameOrArn}`);
    return plan;
  }
  const announce = (queue: string) => {
    for (const listener of listeners) listener(queue);
  };

  return {
    plan: nameOrArn => plans.get(nameOrArn),
    send({ queue, body, attributes = {}, delaySeconds }) {
      const plan = known(queue);
      const id = randomUUID();
      const now = clock.now();
      const visibleAt = now + (delaySeconds ?? plan.delaySeconds) * 1000;
      insert.run(id, plan.name, body, JSON.stringify(attributes), now, visibleAt);
      announce(plan.name);
      return id;
    },
    receive(queue, limit, visibilitySeconds) {
      const plan = known(queue);
      const now = clock.now();
      const received: ReceivedMessage[] = [];
      for (const row of z.array(Row).parse(visible.all(plan.name, now, limit))) {
        if (plan.redrive !== undefined && row.receives >= plan.redrive.maxReceives) {
          const deadLetters = known(plan.redrive.deadLetterQueue).name;
          moveOne.run(deadLetters, now, row.id);
          announce(deadLetters);
          continue;
        }
        const receipt = randomUUID();
        const receives = row.receives + 1;
        const firstReceivedAt = row.first_received_at ?? now;
        const visibleAt = now + (visibilitySeconds ?? plan.visibilitySeconds) * 1000;
        take.run(receives, firstReceivedAt, visibleAt, receipt, row.id);
        const attributes: unknown = JSON.parse(row.attributes);
        received.push({
          id: row.id,
          receipt,
          body: row.body,
          attributes,
          sentAt: row.sent_at,
          firstReceivedAt,
          receives,
        });
      }
      return received;
    },
    remove: (queue, receipt) => void removeOne.run(known(queue).name, receipt),
    hide: (queue, receipt, seconds) =>
      void hideOne.run(clock.now() + seconds * 1000, known(queue).name, receipt),
    purge: queue => void removeAll.run(known(queue).name),
    move(from, to) {
      const target = known(to).name;
      const moved = moveAll.run(target, known(from).name, clock.now());
      announce(target);
      return Number(moved.changes);
    },
    counts(queue) {
      const { name } = known(queue);
      const now = clock.now();
      const count = (statement: typeof countVisible) => Counted.parse(statement.get(name, now)).count;
      return { visible: count(countVisible), hidden: count(countHidden), delayed: count(countDelayed) };
    },
    onSend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
