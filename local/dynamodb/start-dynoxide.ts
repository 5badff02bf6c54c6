import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { listenLocally } from '../template/listen-locally.ts';
import { dynamoRequest } from './dynamo-request.ts';

/** Up in 30 ms as measured; a busy machine gets a hundred times that. */
const LONGEST_START_MS = 10_000;
/** A child that dies again at once is not worth a hot loop. */
const RESTART_PAUSE_MS = 200;

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { endpoint, close } = await listenLocally(createServer());
  await close();
  return Number(new URL(endpoint).port);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // No /proc here (or no such process): ask ps.
  }
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Ends the engine that an earlier run left behind on the same file, and nothing else. */
async function endOrphan(pidFile: string, file: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile, 'utf8'));
  } catch {
    return;
  }
  const ours = () => commandOf(pid).includes(`--db-path ${file}`);
  for (let waited = 0; Number.isInteger(pid) && pid > 1 && ours(); waited += 20) {
    if (waited > LONGEST_START_MS) throw new Error(`process ${pid} still holds ${file}`);
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone between the look and the kill.
    }
    await delay(20);
  }
  rmSync(pidFile, { force: true });
}

/**
 * Runs dynoxide on one SQLite file as a child process: on a port that nobody else answers on, started again (same
 * port) if it dies, and no orphan left from a run that was killed.
 */
export async function startDynoxide(input: {
  program: string;
  file: string;
  log: (line: string) => void;
  port?: number;
}): Promise<{ endpoint: string; pid: () => number | undefined; close: () => Promise<void> }> {
  const { program, file, log } = input;
  const pidFile = `${file}.pid`;
  mkdirSync(dirname(file), { recursive: true });
  await endOrphan(pidFile, file);
  const port = input.port ?? (await freePort());
  const endpoint = `http://127.0.0.1:${port}`;
  const request = dynamoRequest(endpoint);
  let child: ChildProcess | undefined;
  let closing = false;

  async function launch(): Promise<void> {
    const started = spawn(program, ['serve', '--port', String(port), '--db-path', file], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    started.stderr.on('data', (text: Buffer) => {
      complaint = (complaint + text.toString()).slice(-2000);
    });
    const ended = once(started, 'exit').then(
      () => 'exit',
      (fault: Error) => fault.message,
    );
    let dead = false;
    void ended.then(() => {
      dead = true;
    });
    if (started.pid !== undefined) writeFileSync(pidFile, String(started.pid));
    child = started;
    for (let waited = 0; ; waited += 5) {
      // A stranger on our port would also answer, so the child's life is looked at after the answer, not before.
      const answered = await request('DynamoDB.ListTables', {}).then(
        () => true,
        () => false,
      );
      if (dead) throw new Error(`${program} ended at start: ${complaint.trim() || (await ended)}`);
      if (answered && complaint.includes('listening')) break;
      if (waited * 5 > LONGEST_START_MS) throw new Error(`${program} does not answer on port ${port}`);
      await delay(5);
    }
    void ended.then(() => {
      if (!closing) void restart();
    });
  }

  async function restart(): Promise<void> {
    log('the DynamoDB engine ended unexpectedly; starting it again');
    while (!closing) {
      await delay(RESTART_PAUSE_MS);
      try {
        if (!closing) await launch();
        return;
      } catch (fault) {
        log(`the DynamoDB engine did not start: ${fault instanceof Error ? fault.message : String(fault)}`);
      }
    }
  }

  const killChild = () => child?.kill('SIGKILL');
  process.once('exit', killChild);
  await launch();
  return {
    endpoint,
    pid: () => child?.pid,
    async close() {
      closing = true;
      process.off('exit', killChild);
      if (child !== undefined && child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(pidFile, { force: true });
    },
  };
}
