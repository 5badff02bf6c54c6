import { createHash } from 'node:crypto';
import type { ImportView } from '../../shared/contract/import-routes.ts';
import type { ReliefClient } from '../client/relief-client.ts';
import { longPatience, until } from './stage.ts';

export type Workbook = {
  readonly campaignId: string;
  readonly kind: 'persons' | 'organisations';
  readonly mode: 'check' | 'import';
  readonly name: string;
  readonly bytes: Uint8Array;
};

/** What stands when the file has been read, whatever came of it. */
const notYetRead: readonly string[] = ['announced', 'reading'];

/**
 * Announces a department's file, uploads it and waits until it has been judged. Done again under the same key, after a
 * kill for instance, it changes nothing.
 */
export async function sendWorkbook(
  client: ReliefClient,
  key: string,
  workbook: Workbook,
): Promise<ImportView> {
  const { bytes, name, campaignId, kind, mode } = workbook;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name, type: 'application/octet-stream', length: bytes.length, sha256 };
  const { importId, upload } = await client.call('openImport', {
    key,
    body: { campaignId, kind, mode, file },
  });
  const response = await fetch(upload.url, {
    method: 'PUT',
    headers: upload.headers,
    body: Buffer.from(bytes),
  });
  // 412: these very bytes lie there from before the kill.
  if (!response.ok && response.status !== 412)
    throw new Error(`upload of ${name}: ${response.status} ${await response.text()}`);
  return untilImport(client, importId, ({ status }) => !notYetRead.includes(status));
}

/** Confirms exactly what was judged, and waits until every row has acted. */
export async function confirmWorkbook(
  lead: ReliefClient,
  { importId, contentHash }: Pick<ImportView, 'importId' | 'contentHash'>,
  codesConfirmed = false,
): Promise<ImportView> {
  await lead.call('confirmImport', {
    params: { importId },
    key: `confirm-${importId}`,
    body: { decision: 'confirm', contentHash: contentHash ?? '', codesConfirmed },
  });
  return untilImport(lead, importId, ({ status }) => status !== 'acting');
}

export const untilImport = (
  client: ReliefClient,
  importId: string,
  fits: (view: ImportView) => boolean,
): Promise<ImportView> =>
  until(`import ${importId}`, () => client.call('getImport', { params: { importId } }), fits, longPatience);
