import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { BatchAnswer } from '../../../local/downstream/delivered-batch.ts';
import { startDownstream } from '../../../local/downstream/start-downstream.ts';
import { clockAt, jsonOf, NOW, postJson, scratch } from '../http-api/gateway.ts';

const Holdings = z.object({
  rows: z.array(z.looseObject({ rowId: z.string() })),
  next: z.string().nullable(),
});

export const liNa = { name: '李娜', documentType: 'resident-id', documentNumber: '410199199205080244' };
export const wangQiang = { name: '王强', documentType: 'resident-id', documentNumber: '410199198511200318' };

export const grant = (rowId: string, more: object = {}) => ({
  rowId,
  operation: 'grant',
  person: liNa,
  points: 30,
  campaign: 'flood-2021',
  release: 1,
  ...more,
});
export const reverse = (rowId: string, reverses: string, points: number, more: object = {}) =>
  grant(rowId, { operation: 'reverse', reverses, points, release: 2, ...more });

export const listing = (
  rowId: string,
  operation: 'list' | 'correct' | 'annotate' | 'delist',
  more: object = {},
) => ({
  rowId,
  operation,
  entity: { name: '郑州测试有限公司', creditCode: '91410100MA00000000' },
  list: 'red',
  campaign: 'flood-2021',
  entry: { deeds: ['supplies'] },
  ...more,
});

export async function downstream(
  kind: 'points' | 'disclosure',
  options: { file?: string; secret?: string; keysUrl?: () => string; stopWithTest?: boolean } = {},
) {
  const { file = join(scratch(), `${kind}.sqlite`), stopWithTest = true, ...rest } = options;
  const started = await startDownstream({ file, kind, clock: clockAt(NOW), ...rest });
  if (stopWithTest) onTestFinished(started.close);
  const post = (key: string, rows: unknown[], headers: Record<string, string> = {}) =>
    postJson(
      `${started.url}/batches`,
      { sender: 'relief-credit', release: 1, rows },
      { 'idempotency-key': key, ...headers },
    );
  return {
    ...started,
    file,
    post,
    /** Delivers and reads the answer. */
    send: async (key: string, ...rows: unknown[]) => jsonOf(await post(key, rows), BatchAnswer),
    holdings: async (query = '') => jsonOf(await fetch(`${started.url}/holdings${query}`), Holdings),
    summary: async () => jsonOf(await fetch(`${started.url}/summary`), z.looseObject({})),
    script: (...next: object[]) => postJson(`${started.url}/_script`, { next }),
  };
}
