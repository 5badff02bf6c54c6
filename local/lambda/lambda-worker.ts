import { existsSync, openSync, writeSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { InvokeResult } from './invoke-result.ts';
import { moveDate } from './move-date.ts';
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker-protocol.ts';

/** One execution environment: loads the bundle once, then handles one event at a time. Runs only in a worker thread. */

/** Lambda's limit for a synchronous response. */
const LARGEST_RESPONSE_BYTES = 6 * 1024 * 1024;

const port = parentPort;
if (port === null) throw new Error('lambda-worker runs in a worker thread only');
const start: WorkerStart = workerData;

// Forty bundles are compiled again at every start otherwise, most of each for nothing.
enableCompileCache(fileURLToPath(new URL('../../.cache/v8', import.meta.url)));
moveDate(start.clockOffset);
// Written synchronously and appended, so that a line is on disk before the next thing happens, even a SIGKILL.
const log = openSync(start.logFile, 'a');
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    writeSync(log, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const callback = rest.at(-1);
    if (typeof callback === 'function') callback();
    return true;
  };
}

const reply = (message: WorkerReply) => port.postMessage(message);

function faultOf(thrown: unknown): InvokeResult & { ok: false } {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  // As the runtime does: the invocation's error goes to the function's own log.
  process.stderr.write(
    `${JSON.stringify({ level: 'ERROR', message: 'Invoke Error', errorType: error.name, errorMessage: error.message, stack: error.stack?.split('\n') })}\n`,
  );
  return { ok: false, errorType: error.name, errorMessage: error.message };
}

async function loadHandler(): Promise<(event: unknown, context: unknown) => unknown> {
  const dot = start.handler.lastIndexOf('.');
  const stem = join(start.bundleDirectory, start.handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map(extension => stem + extension).find(existsSync);
  if (file === undefined) throw new Error(`Cannot find module '${stem}'`);
  const bundle: Record<string, unknown> = await import(pathToFileURL(file).href);
  const exported = bundle[start.handler.slice(dot + 1)];
  if (typeof exported !== 'function') throw new Error(`${start.handler} is undefined or not exported`);
  return (event, context) => exported(event, context);
}

const loading = loadHandler().then(
  handler => {
    flushCompileCache();
    return { handler };
  },
  (thrown: unknown) => ({ failed: faultOf(thrown) }),
);

async function handle(request: WorkerRequest): Promise<InvokeResult> {
  const loaded = await loading;
  if ('failed' in loaded) return { ...loaded.failed, errorType: 'Runtime.ImportModuleError' };
  const deadline = performance.now() + request.timeoutMs;
  const context = {
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMegabytes),
    awsRequestId: request.requestId,
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
  try {
    const returned = await loaded.handler(JSON.parse(request.payload), context);
    const text = JSON.stringify(returned) ?? 'null';
    if (Buffer.byteLength(text) > LARGEST_RESPONSE_BYTES) {
      return {
        ok: false,
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      };
    }
    return { ok: true, payload: JSON.parse(text) };
  } catch (thrown) {
    return faultOf(thrown);
  }
}

port.on('message', (request: WorkerRequest) => {
  void handle(request).then(result => reply({ kind: 'result', requestId: request.requestId, result }));
});
void loading.then(() => reply({ kind: 'ready' }));
