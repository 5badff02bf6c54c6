import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';

const Running = z.object({ url: z.url() });
const Issued = z.object({ token: z.string() });
const Unknown = z.object({ personas: z.array(z.string()) });

/** Prints an access token of one persona: `npm run --silent token -- PERSONA [--data DIR]`. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const url = runningAt(values.data ?? '.local');
  if (url === null) {
    return fail('系统没有运行，请先执行 npm start', 'Relief Credit is not running; start it with: npm start');
  }
  const answer = await post(`${url}/_local/token`, { persona: positionals[0] ?? '' }).catch(() => null);
  if (answer === null) {
    return fail(`${url} 没有响应，请执行 npm start`, `nothing answers at ${url}; start it with: npm start`);
  }
  const body: unknown = await answer.json();
  const issued = Issued.safeParse(body);
  if (issued.success) {
    process.stdout.write(`${issued.data.token}\n`);
    return 0;
  }
  const unknown = Unknown.safeParse(body);
  if (!unknown.success) return fail('签发机构没有签发令牌', `the issuer gave no token (${answer.status})`);
  const choice = unknown.data.personas.map(persona => `\n  ${persona}`).join('');
  return fail('请从下列人物中选择一位', `choose one of these personas:${choice}`);
}

function runningAt(data: string): string | null {
  try {
    return Running.parse(JSON.parse(readFileSync(join(data, 'running.json'), 'utf8'))).url;
  } catch {
    return null;
  }
}

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function fail(zh: string, en: string): number {
  process.stderr.write(`${zh}\n${en}\n`);
  return 1;
}

process.exitCode = await main();
