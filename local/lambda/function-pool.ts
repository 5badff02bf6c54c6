import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { InvokeResult } from './invoke-result.ts';
import { runnerClosing } from './invoke-result.ts';
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker-protocol.ts';

/** Lambda gives a function ten seconds to load; a busy laptop starting everything at once needs longer. */
const LONGEST_LOAD_MS = 60_000;

/** An environment that nobody has needed for so long ends, as on Lambda: forty warm ones hold most of a gigabyte. */
const LONGEST_IDLE_MS = 90_000;

export type FunctionPool = {
  /** Runs one event in an execution environment of its own; waits for one when all are busy. Never rejects. */
  invoke(payload: unknown): Promise<InvokeResult>;
  /** Ends every environment at once; what was running answers `Runner.Closing`. */
  close(): Promise<void>;
};

type Job = { request: WorkerRequest; settle: (result: InvokeResult) => void };
type Environment = {
  worker: Worker;
  ready: boolean;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
};

/**
 * The execution environments of one function: worker threads started when first needed, each handling one event at a
 * time as on Lambda, kept warm for a while, at most `size` of them.
 */
export function functionPool(input: {
  start: WorkerStart;
  environment: () => Record<string, string>;
  timeoutSeconds: number;
  size: number;
}): FunctionPool {
  const { start, environment, timeoutSeconds, size } = input;
  const all = new Set<Environment>();
  const idle: Environment[] = [];
  const queue: Job[] = [];
  let closing = false;

  function settle(one: Environment, result: InvokeResult): void {
    clearTimeout(one.timer);
    const job = one.job;
    one.job = undefined;
    job?.settle(result);
  }

  function discard(one: Environment, result: InvokeResult): void {
    all.delete(one);
    const position = idle.indexOf(one);
    if (position >= 0) idle.splice(position, 1);
    settle(one, result);
    void one.worker.terminate();
    next();
  }

  function timedOut(one: Environment): void {
    const requestId = one.job?.request.requestId ?? '';
    const seconds = (one.ready ? timeoutSeconds : LONGEST_LOAD_MS / 1000).toFixed(2);
    const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`;
    discard(one, { ok: false, errorType: 'Sandbox.Timedout', errorMessage });
  }

  function rest(one: Environment): void {
    idle.push(one);
    one.timer = setTimeout(retire, LONGEST_IDLE_MS, one).unref();
  }

  function retire(one: Environment): void {
    all.delete(one);
    idle.splice(idle.indexOf(one), 1);
    void one.worker.terminate();
  }

  function limit(one: Environment): void {
    clearTimeout(one.timer);
    if (one.job === undefined) return;
    one.timer = setTimeout(timedOut, one.ready ? timeoutSeconds * 1000 : LONGEST_LOAD_MS, one);
  }

  function open(): Environment {
    const worker = new Worker(new URL('./lambda-worker.ts', import.meta.url), {
      workerData: start,
      env: environment(),
      execArgv: ['--disable-warning=ExperimentalWarning'],
      name: start.functionName,
      resourceLimits: { maxOldGenerationSizeMb: start.memoryMegabytes },
    });
    const one: Environment = { worker, ready: false, job: undefined, timer: undefined };
    all.add(one);
    worker.on('message', (message: WorkerReply) => {
      if (message.kind === 'ready') {
        one.ready = true;
        limit(one);
        return;
      }
      if (one.job?.request.requestId !== message.requestId) return;
      // A bundle that failed to load gets a fresh environment next time, as on Lambda.
      if (!message.result.ok && message.result.errorType === 'Runtime.ImportModuleError') {
        discard(one, message.result);
        return;
      }
      settle(one, message.result);
      rest(one);
      next();
    });
    worker.on('error', (fault: Error & { code?: string }) => {
      const outOfMemory = fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const errorType = outOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.UnhandledPromiseRejection';
      discard(one, { ok: false, errorType, errorMessage: fault.message });
    });
    worker.on('exit', code => {
      if (!all.has(one)) return;
      const errorMessage = `Runtime exited with error: exit status ${code}`;
      discard(one, { ok: false, errorType: 'Runtime.ExitError', errorMessage });
    });
    return one;
  }

  function next(): void {
    if (closing) return;
    while (queue.length > 0) {
      const one = idle.pop() ?? (all.size < size ? open() : undefined);
      if (one === undefined) return;
      one.job = queue.shift();
      limit(one);
      if (one.job !== undefined) one.worker.postMessage(one.job.request);
    }
  }

  return {
    invoke(payload) {
      const closed: InvokeResult = {
        ok: false,
        errorType: runnerClosing,
        errorMessage: 'the runner is closing',
      };
      if (closing) return Promise.resolve(closed);
      const { promise, resolve } = Promise.withResolvers<InvokeResult>();
      const request = {
        requestId: randomUUID(),
        payload: JSON.stringify(payload) ?? 'null',
        timeoutMs: timeoutSeconds * 1000,
      };
      queue.push({ request, settle: resolve });
      next();
      return promise;
    },
    async close() {
      closing = true;
      const closed: InvokeResult = {
        ok: false,
        errorType: runnerClosing,
        errorMessage: 'the runner is closing',
      };
      for (const job of queue.splice(0)) job.settle(closed);
      const open = [...all];
      all.clear();
      for (const one of open) settle(one, closed);
      await Promise.all(open.map(one => one.worker.terminate()));
    },
  };
}
