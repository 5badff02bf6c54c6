import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export type LocalServer = {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
};

/** Listens on this machine only. Port 0 takes a free one; a taken port is a fault that names it. */
export async function listenLocally(server: Server, port = 0): Promise<LocalServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(fault => (fault ? reject(fault) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/**
 * The whole body, or null where it is longer than `limit` bytes. What is over the limit is read and thrown away, since a
 * client that still sends would otherwise see a broken connection in place of the answer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve(length <= limit ? Buffer.concat(chunks) : null));
    request.on('error', reject);
  });
}

/** Answers in JSON; `undefined` sends no body. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = body === undefined ? undefined : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}

/** Tells the terminal where something broke. Messages stay out: they may quote what somebody sent. */
export function reportFault(where: string, fault: unknown): void {
  const frames =
    fault instanceof Error ? (fault.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)) : [];
  const name = fault instanceof Error ? fault.name : typeof fault;
  process.stderr.write(`${where}: ${name}\n${frames.slice(0, 6).join('\n')}\n`);
}
