import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const program = fileURLToPath(new URL('../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url));

export type Dynoxide = {
  /** A new client each time, so that a fault put into one is not in another. */
  client(): DynamoDBClient;
  stop(): Promise<void>;
};

/** A DynamoDB engine in memory on a port of its own, for the tests of one file. */
export async function startDynoxide(): Promise<Dynoxide> {
  const port = await freePort();
  const child = spawn(program, ['serve', '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  // It says so once it listens; a stranger on the port would make it exit instead.
  const listening = (async () => {
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8');
    return new Promise<void>(resolve => {
      for (const input of [child.stdout, child.stderr]) {
        createInterface({ input }).on('line', line => {
          if (line.includes('listening on')) resolve();
        });
      }
    });
  })();
  await Promise.race([
    listening,
    exited.then(([code]) => Promise.reject(new Error(`dynoxide ended with ${String(code)}`))),
  ]);
  const clients: DynamoDBClient[] = [];
  return {
    client() {
      const client = new DynamoDBClient({
        endpoint: `http://127.0.0.1:${port}`,
        region: 'cn-north-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      });
      clients.push(client);
      return client;
    },
    async stop() {
      for (const client of clients) client.destroy();
      child.kill();
      await exited;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
