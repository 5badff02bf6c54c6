import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { savedClock } from '../../../local/events/saved-clock.ts';
import { listenLocally } from '../../../local/template/listen-locally.ts';
import { lockDirectory } from '../../../local/template/lock-directory.ts';
import { rememberedPorts } from '../../../local/template/remembered-ports.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('a data folder', () => {
  it('belongs to one process, until it ends however it ends', async () => {
    const script = `
      const { lockDirectory } = await import('${new URL('../../../local/template/lock-directory.ts', import.meta.url)}');
      lockDirectory(process.argv[1]);
      process.stdout.write('held');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script, directory]);
    await once(holder.stdout, 'data');
    expect(() => lockDirectory(directory)).toThrow('in use');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockDirectory(directory).release();
  });

  it('keeps the moved time, and has it before anybody else sees it', () => {
    const file = join(directory, 'clock');
    const clock = savedClock(file);
    const seen: string[] = [];
    clock.onAdvance(() => seen.push(readFileSync(file, 'utf8')));
    clock.advance(86_400_000);
    clock.advance(1);
    expect(seen).toEqual(['86400000', '86400001']);
    expect(savedClock(file).now() - Date.now()).toBeGreaterThan(86_400_000 - 1_000);
  });

  it('gives each engine its port again, and another one where a stranger sits', async () => {
    const file = join(directory, 'ports.json');
    const first = await rememberedPorts(file)('s3');
    expect(await rememberedPorts(file)('s3')).toBe(first);
    const stranger = await listenLocally(createServer(), first);
    expect(await rememberedPorts(file)('s3')).not.toBe(first);
    await stranger.close();
  });
});
