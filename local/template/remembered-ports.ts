import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import * as z from 'zod';
import { listenLocally } from './listen-locally.ts';

const Ports = z.record(z.string(), z.number());

/**
 * Gives each engine the port it had at the last start, so that addresses kept in data (a token's issuer, a presigned
 * URL in a browser) still lead there; a port taken by a stranger since is replaced.
 */
export function rememberedPorts(file: string): (engine: string) => Promise<number> {
  const ports = existsSync(file) ? (Ports.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? {}) : {};
  const given = new Set<number>();
  return async engine => {
    for (const candidate of [ports[engine] ?? 0, 0, 0, 0]) {
      const port = await free(candidate);
      if (port === undefined || given.has(port)) continue;
      given.add(port);
      ports[engine] = port;
      writeFileSync(file, JSON.stringify(ports, null, 2));
      return port;
    }
    throw new Error(`no free port for ${engine}`);
  };
}

async function free(candidate: number): Promise<number | undefined> {
  try {
    const { endpoint, close } = await listenLocally(createServer(), candidate);
    await close();
    return Number(new URL(endpoint).port);
  } catch {
    return undefined;
  }
}
