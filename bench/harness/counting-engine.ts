import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { findDynoxide } from '../../local/dynamodb/find-dynoxide.ts';
import { startDynoxide } from '../../local/dynamodb/start-dynoxide.ts';

const Consumed = z.object({ CapacityUnits: z.number() });
const Answer = z.object({
  ConsumedCapacity: z.union([Consumed.transform(one => [one]), z.array(Consumed)]).default([]),
});

export type Units = { writeUnits: number; readUnits: number; requests: number };

/** The runner's own chores bear a date of their own; they would not be made on AWS. */
const ofTheRunner = '/20260101/';

/** A DynamoDB engine that counts, through a proxy, the units of every request of the application. */
export async function startCountingEngine(room: string) {
  const found = findDynoxide({});
  if (found.kind !== 'program') throw new Error('benchmarks run on an engine of their own');
  const engine = await startDynoxide({
    program: found.program,
    file: join(room, 'counted.sqlite'),
    log: () => {},
  });
  const units: Units = { writeUnits: 0, readUnits: 0, requests: 0 };
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const [service = '', operation = ''] = String(incoming.headers['x-amz-target']).split('.');
    const counted =
      service === 'DynamoDB_20120810' &&
      !String(incoming.headers.authorization).includes(ofTheRunner) &&
      /Item|Query|Scan/.test(operation);
    const headers = Object.fromEntries(
      ['x-amz-target', 'x-amz-date', 'content-type', 'authorization'].flatMap(name => {
        const value = incoming.headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    const asked = counted ? JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }) : body;
    const answer = await fetch(engine.endpoint, { method: 'POST', headers, body: asked });
    const text = await answer.text();
    if (counted && answer.ok) {
      units.requests += 1;
      const writes = /Put|Update|Write|Delete/.test(operation);
      for (const { CapacityUnits } of Answer.parse(JSON.parse(text)).ConsumedCapacity)
        units[writes ? 'writeUnits' : 'readUnits'] += CapacityUnits;
    }
    // What the engine says it computed (a checksum of the body) still fits: the body is passed on as it is.
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/x-amz-json-1.0',
    });
    response.end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    units,
    async close() {
      server.closeAllConnections();
      server.close();
      await engine.close();
    },
  };
}
