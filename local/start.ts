import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** `npm start [-- --port N --data DIR --no-demo]`: the whole system on one machine. */

const usage = 'npm start [-- --port N --data DIR --no-demo]';
/** The second morning after the rain: an empty data folder begins in the campaign that it is filled with. */
const BEGINS_AT = '2021-07-22T01:00:00.000Z';
const print = (line: string) => process.stdout.write(`${line}\n`);

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: '.local' },
      demo: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port`);
  return { port, dataDirectory: resolve(values.data), demo: values.demo };
}

function fail(fault: unknown, hint = ''): never {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}${hint}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const options = readOptions();
  // Lambda's clock stands in UTC; threads take the zone of their process, not of their environment.
  process.env['TZ'] = 'UTC';
  const begun = performance.now();
  const log = (line: string) => print(`  ${((performance.now() - begun) / 1000).toFixed(1)} s  ${line}`);
  let stop: () => void = () => process.exit(130);
  process.on('SIGINT', () => stop());
  process.on('SIGTERM', () => stop());
  // Loaded only now, so that an older Node meets the line below and not a syntax error.
  const { startLocal } = await import('./start-local.ts');
  const stack = await startLocal({ ...options, beginsAt: BEGINS_AT, log });
  stop = () => {
    // A second signal does not wait for anybody.
    stop = () => process.exit(130);
    stack.close().then(() => process.exit(0), fail);
  };
  print(`ready ${stack.url}`);
  const pages = stack.running.pagesUrl;
  if (pages !== undefined) {
    print(`  pages      ${pages}/              the public's: lists, entries, what counts`);
    print(`             ${pages}/citizen.html  a citizen's: report, follow, answer`);
    print(`             ${pages}/desk.html     a department's review desk`);
    print(`             ${pages}/office.html   the credit office's`);
    print(`             ${pages}/enterprise.html  an enterprise's`);
  }
  print(
    `  tokens     curl -X POST ${stack.url}/_local/token -d '{"persona":"…"}'   (who: GET /_local/personas)`,
  );
  print(`  move time  curl -X POST ${stack.url}/_local/clock -d '{"advance":"P3D"}'`);
  print(`  points     ${stack.pointsSystemUrl}`);
  print(`  disclosure ${stack.disclosureSiteUrl}`);
  print(`  logs       ${stack.running.logDirectory}`);
}

if (Number.parseInt(process.versions.node, 10) < 24) {
  fail(`Node 24 or later is needed, this is ${process.version}: use "npm start", which brings its own.`);
}
main().catch((fault: unknown) => {
  const misused =
    fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');
  fail(fault, misused ? `\nUsage: ${usage}` : '');
});
