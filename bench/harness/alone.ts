import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

const Measured = z.strictObject({
  /** Of the work alone, without starting Node and loading modules. */
  milliseconds: z.number().positive(),
  /** Of all threads: on a machine that does other things it tells more than the clock. */
  cpuMilliseconds: z.number().positive(),
  /** The most memory that the whole process ever held (resident set), in bytes. */
  peakBytes: z.number().positive(),
  /** What the work says it did: both sides must have done the same. */
  done: z.record(z.string(), z.number()),
});
export type Measured = z.infer<typeof Measured>;

/**
 * A module under `bench` with one function `work`: what it did is answered in numbers. Its function `prepare`, if it has
 * one, runs before on the same file and is not measured.
 */
export type Work = (file: string) => Promise<Readonly<Record<string, number>>>;

const child = fileURLToPath(new URL('measure-work.ts', import.meta.url));
const run = promisify(execFile);

/** Runs the work of a module on a file in a process of its own, so that nothing is warm and its memory is its own. */
export async function alone(module: URL, file: string): Promise<Measured> {
  const { stdout } = await run(process.execPath, [child, module.href, file]);
  return Measured.parse(JSON.parse(stdout));
}
