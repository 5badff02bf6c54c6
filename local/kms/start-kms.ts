import { type JsonAnswer, serveJson } from '../http-api/serve-json.ts';
import { keyOperations } from './key-operations.ts';
import { type KmsKeyPlan, openKeyStore } from './key-store.ts';
import { isRefusal, type KmsRefusal, refuse } from './kms-refusal.ts';
import type { Operation } from './operation.ts';
import { signingOperations } from './signing-operations.ts';
import { symmetricOperations } from './symmetric-operations.ts';

type Options = {
  /** Where the key material is kept (mode 0600). */
  readonly file: string;
  readonly keys: readonly KmsKeyPlan[];
  readonly port?: number;
};

const TARGET = 'TrentService.';
/** The longest member is 6144 bytes; nothing a client sends comes near. */
const LONGEST_BODY = 64 * 1024;

const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({ ...symmetricOperations, ...signingOperations, ...keyOperations }),
);

/**
 * Stands in for AWS KMS over AWS JSON 1.1. Missing: request signatures, key policies, grants, rotation, disabling and
 * deleting keys, RSA and asymmetric encryption, multi-Region keys, the creating and listing actions. Ciphertexts are of
 * this file's own form and no other KMS opens them.
 */
export async function startKms({ file, keys, port }: Options): Promise<{
  readonly endpoint: string;
  close(): Promise<void>;
}> {
  const store = openKeyStore(file, keys);
  const server = await serveJson({
    name: 'kms',
    port,
    limitBytes: LONGEST_BODY,
    handle({ method, headers, body }) {
      const target = headers['x-amz-target'];
      if (method !== 'POST' || typeof target !== 'string' || !target.startsWith(TARGET))
        return errorAnswer(unknown);
      const run = operations.get(target.slice(TARGET.length));
      if (!run) return errorAnswer(unknown);
      const result = run(store, body);
      return isRefusal(result) ? errorAnswer(result) : { status: 200, body: result, headers: JSON_1_1 };
    },
  });
  return { endpoint: server.url, close: server.close };
}

const JSON_1_1 = { 'content-type': 'application/x-amz-json-1.1' };

const unknown = refuse('UnknownOperationException', 'this action is not played here');

const errorAnswer = ({ refused, message }: KmsRefusal): JsonAnswer => ({
  status: 400,
  body: { __type: refused, message },
  headers: { ...JSON_1_1, 'x-amzn-errortype': refused },
});
