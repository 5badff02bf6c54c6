import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

/** Where published files lie: the public address, or a folder to which they were copied. Nothing here knows our stores. */
export type PublishedPlace = {
  /** null where there is no such file. Throws `Unreachable` where the place itself does not answer. */
  read(path: string): Promise<Uint8Array | null>;
  /** Paths under a prefix; null where a place cannot be looked through, such as a public address. */
  list(prefix: string): Promise<readonly string[] | null>;
};

export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const mostBytes = 512 * 1024 * 1024;
const patienceMs = 30_000;

/** A manifest that nobody has checked yet names files; it leads nowhere outside its place. */
const isInside = (path: string): boolean => path.split('/').every(part => part !== '..' && part !== '');

export function folderPlace(folder: string): PublishedPlace {
  const root = resolve(folder);
  return {
    async read(path) {
      if (!isInside(path)) return null;
      try {
        return await readFile(join(root, path));
      } catch (error) {
        if (isAbsent(error)) return null;
        throw new Unreachable(
          `${join(root, path)}: ${error instanceof Error ? error.message : 'unreadable'}`,
        );
      }
    },
    async list(prefix) {
      const found = await readdir(join(root, prefix), { recursive: true, withFileTypes: true }).catch(
        () => [],
      );
      return found
        .filter(one => one.isFile())
        .map(one => relative(root, join(one.parentPath, one.name)).split(sep).join('/'))
        .sort();
    },
  };
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));

/** Over https; http only from this machine. Redirections are not followed: who publishes elsewhere says so. */
export function webPlace(base: URL): PublishedPlace {
  const isOwn = base.protocol === 'http:' && base.hostname === '127.0.0.1';
  if (base.protocol !== 'https:' && !isOwn)
    throw new Unreachable(`${base.href}: only https, or http from 127.0.0.1`);
  const root = base.href.replace(/\/$/, '');
  return {
    async read(path) {
      if (!isInside(path)) return null;
      return readWeb(`${root}/${path.split('/').map(encodeURIComponent).join('/')}`);
    },
    list: async () => null,
  };
}

async function readWeb(url: string): Promise<Uint8Array | null> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) }).catch(
    (error: unknown) => {
      throw new Unreachable(`${url}: ${error instanceof Error ? error.message : 'no answer'}`, {
        cause: error,
      });
    },
  );
  // A bucket that may not be listed answers 403 for what is not there.
  if (response.status === 404 || response.status === 403) return null;
  if (!response.ok) throw new Unreachable(`${url}: answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) throw new Unreachable(`${url}: longer than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A place and, where the address leads into one campaign, that campaign: `…/campaigns/flood-2021/latest.json` will do. */
export function placeOf(given: string): { place: PublishedPlace; campaignId: string | null } {
  const isWeb = /^https?:\/\//i.test(given);
  const path = isWeb ? new URL(given).pathname : resolve(given).split(sep).join('/');
  const [root = '', inside = ''] = splitAt(path, '/campaigns/');
  const campaignId = inside.split('/')[0] || null;
  if (!isWeb) return { place: folderPlace(campaignId === null ? given : root || '/'), campaignId };
  const base = new URL(given);
  base.search = '';
  base.hash = '';
  if (campaignId !== null) base.pathname = root;
  return { place: webPlace(base), campaignId };
}

function splitAt(text: string, mark: string): readonly string[] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
