import { ask, newKey, under } from './api.ts';
import { type Answer, offline } from './problem.ts';

type Answered<F extends (...given: never[]) => Promise<unknown>> =
  Awaited<ReturnType<F>> extends infer A ? (A extends { ok: true; value: infer T } ? T : never) : never;

export type ImportKind = 'persons' | 'organisations';
const one = (importId: string) => ({ path: { importId } });

export const listImports = (cursor?: string) =>
  ask(api => api.GET('/imports', { params: { query: cursor === undefined ? {} : { cursor } } }));

export const getImport = (importId: string) =>
  ask(api => api.GET('/imports/{importId}', { params: one(importId) }));
export type Import = Answered<typeof getImport>;

export const templateOf = (kind: ImportKind, campaignId: string) =>
  ask(api => api.GET('/import-templates/{kind}', { params: { path: { kind }, query: { campaignId } } }));

export const fileOf = (importId: string, which: 'annotated' | 'original') =>
  ask(api => api.GET('/imports/{importId}/file', { params: { ...one(importId), query: { which } } }));

export const listFindings = (
  importId: string,
  severity: 'error' | 'warning' | 'info' | undefined,
  cursor?: string,
) =>
  ask(api =>
    api.GET('/imports/{importId}/findings', {
      params: {
        ...one(importId),
        query: { ...(severity !== undefined && { severity }), ...(cursor !== undefined && { cursor }) },
      },
    }),
  );

export const listRows = (importId: string, cursor?: string) =>
  ask(api =>
    api.GET('/imports/{importId}/rows', {
      params: { ...one(importId), query: cursor === undefined ? {} : { cursor } },
    }),
  );

export const cancelImport = (importId: string, key: string) =>
  ask(api => api.DELETE('/imports/{importId}', { params: { ...one(importId), header: under(key) } }));

export const confirmImport = (
  importId: string,
  body:
    | { decision: 'confirm'; contentHash: string; codesConfirmed: boolean; reason: null }
    | { decision: 'send-back'; contentHash: string; reason: string },
  key: string,
) =>
  ask(api =>
    api.POST('/imports/{importId}/confirmation', {
      params: { ...one(importId), header: under(key) },
      body,
    }),
  );

const announce = (
  given: { campaignId: string; kind: ImportKind; mode: 'check' | 'import' },
  file: { name: string; type: string; length: number; sha256: string },
  key: string,
) => ask(api => api.POST('/imports', { params: { header: under(key) }, body: { ...given, file } }));
type Address = Answered<typeof announce>['upload'];

/** Sends the bytes to their address; what arrived before a lost answer lies there already (412). */
function put(file: File, { url, headers }: Address, told: (sent: number) => void): Promise<boolean> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) {
      // The browser sets the length itself and lets nobody else do so.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.upload.onprogress = event => told(event.loaded);
    request.onload = () => resolve(request.status < 300 || request.status === 412);
    request.onerror = () => resolve(false);
    request.send(file);
  });
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** Announces a file, sends it, and answers where to follow it. `told`: bytes sent so far. */
export async function sendWorkbook(
  file: File,
  given: { campaignId: string; kind: ImportKind; mode: 'check' | 'import' },
  key: string,
  told: (sent: number) => void,
): Promise<Answer<{ importId: string }>> {
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const type = file.type === '' ? 'application/octet-stream' : file.type;
  const announced = await announce(given, { name: file.name, type, length: file.size, sha256 }, key);
  if (!announced.ok) return announced;
  const { importId, upload } = announced.value;
  return (await put(file, upload, told))
    ? { ok: true, value: { importId } }
    : { ok: false, problem: offline };
}

/** The same for a file whose announcement stands and whose bytes never came. */
export async function sendAgain(
  importId: string,
  file: File,
  told: (sent: number) => void,
): Promise<Answer<{ importId: string }>> {
  const renewed = await ask(api =>
    api.POST('/imports/{importId}/upload', {
      params: { ...one(importId), header: under(newKey()) },
    }),
  );
  if (!renewed.ok) return renewed;
  return (await put(file, renewed.value.upload, told))
    ? { ok: true, value: { importId } }
    : { ok: false, problem: offline };
}
