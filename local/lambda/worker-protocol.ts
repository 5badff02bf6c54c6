import type { InvokeResult } from './invoke-result.ts';

/** What a worker thread is told when it starts. */
export type WorkerStart = {
  /** The unpacked bundle. */
  bundleDirectory: string;
  /** `file.export`, as in the template. */
  handler: string;
  logFile: string;
  clockOffset: SharedArrayBuffer;
  functionName: string;
  functionArn: string;
  memoryMegabytes: number;
};

export type WorkerRequest = { requestId: string; payload: string; timeoutMs: number };

export type WorkerReply = { kind: 'ready' } | { kind: 'result'; requestId: string; result: InvokeResult };
