import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type JsonAnswer, type JsonCall, serveJson } from '../http-api/serve-json.ts';
import type { MovableClock } from '../movable-clock.ts';
import { type BatchAnswer, DeliveredBatch, invalid } from './delivered-batch.ts';
import { disclosureSite } from './disclosure-site.ts';
import { type Misbehaviour, misbehaviours, Script } from './misbehaviour.ts';
import { pointsSystem } from './points-system.ts';
import { openRowLedger } from './row-ledger.ts';
import { takeBatch } from './take-batch.ts';
import { requestVerifier } from './verify-request.ts';

type Options = {
  readonly file: string;
  readonly kind: 'points' | 'disclosure';
  readonly clock: Pick<MovableClock, 'now'>;
  readonly port?: number;
  /** Where given, every call but the script's must carry it as its bearer token. */
  readonly secret?: string;
  /** Where given, deliveries and what reconciliation asks must be signed by a key found there. */
  readonly keysUrl?: () => string;
};

const SYSTEMS = { points: pointsSystem, disclosure: disclosureSite };
/** What its own people ask is not signed. */
const signed = new Set(['POST /batches', 'GET /holdings']);
const LONGEST_BODY = 5 * 1024 * 1024;
const MOST_ROWS = 5000;

/**
 * Plays one of the two systems that the application delivers to, and keeps what it took. Neither is real: their true
 * interfaces are not public. `POST /batches`, `GET /holdings`, the same to its own people as
 * `GET /rows`, `GET /summary`, one question of their own each, and
 * `POST /_script` for tests.
 */
export async function startDownstream({ file, kind, clock, port, secret, keysUrl }: Options): Promise<{
  readonly url: string;
  close(): Promise<void>;
}> {
  const system = SYSTEMS[kind];
  const ledger = openRowLedger(file);
  const script = misbehaviours();
  const closing = new AbortController();
  const verified = keysUrl && requestVerifier({ keysUrl, now: clock.now });

  const deliver = async ({ headers, body }: JsonCall): Promise<JsonAnswer> => {
    const key = headers['idempotency-key'];
    if (typeof key !== 'string' || key === '' || key.length > 256)
      return refusal(400, 'Idempotency-Key is needed');
    const parsed = DeliveredBatch.safeParse(body);
    if (!parsed.success) return refusal(400, invalid(parsed.error));
    const mischief = script.take('delivery');
    const behaviour = mischief?.behaviour;
    if (behaviour === '500') return refusal(500, 'broken by the script');
    if (behaviour === '429') return { ...refusal(429, 'too many'), headers: { 'retry-after': '1' } };
    if (behaviour === 'garbage') return ok({ status: 'taken, thank you' });
    if (behaviour === 'drop') return 'drop';
    if (behaviour === 'slow') {
      const stopped = await wait(mischief?.milliseconds, false, { signal: closing.signal }).catch(() => true);
      if (stopped) return 'drop';
    }
    const now = new Date(clock.now()).toISOString();
    const refuse = behaviour === 'reject-row' ? { rowId: mischief?.rowId } : null;
    const answer = takeBatch(system, ledger, { key, batch: parsed.data, now, refuse });
    if (answer === 'other-body') return refusal(409, 'this Idempotency-Key came with another body');
    if (behaviour === 'forget-row') ledger.forget(answer.receipts[0]?.rowId ?? '');
    if (behaviour === 'drop-after-accepting') return 'drop';
    if (behaviour === '500-after-accepting') return refusal(500, 'broken by the script');
    if (behaviour === 'lose-receipts') return ok({ ...answer, receipts: [] } satisfies BatchAnswer);
    if (behaviour === 'lose-receipt')
      return ok({ ...answer, receipts: answer.receipts.slice(1) } satisfies BatchAnswer);
    return ok(answer);
  };

  const holdings = ({ query }: JsonCall): JsonAnswer => {
    const after = Number(query.get('after') ?? 0);
    const limit = Number(query.get('limit') ?? 1000);
    if (!Number.isSafeInteger(after) || after < 0) return refusal(400, 'after is not a cursor');
    if (!Number.isInteger(limit) || limit < 1) return refusal(400, 'limit is not a number of rows');
    const most = Math.min(limit, MOST_ROWS);
    const rows = ledger.page(after, most);
    return ok({
      rows: lied(rows.map(system.shown), script.take('holdings')),
      next: rows.length === most ? String(rows.at(-1)?.seq) : null,
    });
  };

  const handle = async (call: JsonCall): Promise<JsonAnswer> => {
    const question = `${call.method} ${call.path}`;
    if (question === 'GET /_script') return ok({ next: script.left() });
    if (question === 'POST /_script') {
      const asked = Script.safeParse(call.body);
      if (!asked.success) return refusal(400, invalid(asked.error));
      script.set(asked.data.next);
      return ok({ next: script.left() });
    }
    if (!isAllowed(call.headers.authorization)) return refusal(401, 'Unauthorized');
    if (signed.has(question)) {
      const complaint = (await verified?.(call, `http://${call.headers.host}${call.target}`)) ?? null;
      if (complaint !== null) return refusal(401, complaint);
    }
    if (question === 'POST /batches') return deliver(call);
    if (question === 'GET /holdings' || question === 'GET /rows') return holdings(call);
    if (question === 'GET /summary') return ok({ kind, ...ledger.counts(), ...system.totals(ledger) });
    const own = system.ask(question, call.body, ledger);
    return own ? ok(own) : refusal(404, 'Not Found');
  };

  const isAllowed = (header: string | undefined): boolean =>
    secret === undefined || timingSafeEqual(digest(`Bearer ${secret}`), digest(header ?? ''));

  const server = await serveJson({ name: `downstream ${kind}`, port, limitBytes: LONGEST_BODY, handle });
  return {
    url: server.url,
    async close() {
      closing.abort();
      await server.close();
      ledger.database.close();
    },
  };
}

function lied(rows: readonly object[], mischief: Misbehaviour | null): readonly object[] {
  const [first, ...rest] = rows;
  if (first === undefined || mischief === null) return rows;
  if (mischief.behaviour === 'hide-row') return rest;
  const points = 'points' in first ? Number(first.points) + 1 : undefined;
  const other = { ...first, points, entity: { name: '另一家有限公司', creditCode: '91410100MA99999999' } };
  if (mischief.behaviour === 'alter-row') return [other, ...rest];
  const rowId = 'rowId' in first ? `${String(first.rowId)}0` : '';
  return [...rows, { ...first, rowId }];
}

const ok = (body: object) => ({ status: 200, body });
const refusal = (status: number, message: string) => ({ status, body: { message } });
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
