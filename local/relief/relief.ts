import { type Command, type ExitStatus, Misuse, type Output, Refused } from './command.ts';
import { deliveriesCommand } from './deliveries-command.ts';
import { lookUpCommand } from './look-up-command.ts';
import { campaignsCommand, healthCommand, importsCommand, redriveCommand } from './operate-commands.ts';
import { Unreachable } from './published-place.ts';
import { releasesCommand } from './releases-command.ts';
import { progressOn } from './terminal.ts';
import { verifyCommand } from './verify-command.ts';

const commands: Readonly<Record<string, Command>> = {
  verify: verifyCommand,
  lookup: lookUpCommand,
  health: healthCommand,
  campaigns: campaignsCommand,
  imports: importsCommand,
  releases: releasesCommand,
  deliveries: deliveriesCommand,
  redrive: redriveCommand,
};

const usage = `npm run relief -- COMMAND …

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

npm run relief -- COMMAND --help says what a command does, with examples.
`;

/** `npm run relief -- COMMAND …`: what is done with Relief Credit from a terminal. */
export async function relief(args: readonly string[], out: Output): Promise<ExitStatus> {
  const [name = '--help', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const isHelp = ['--help', '-h', 'help'].some(word => word === name || rest.includes(word));
  if (isHelp) {
    out.print(command?.help ?? usage);
    return 0;
  }
  if (command === undefined) {
    out.tell(`no command ${name}\n\n${usage}`);
    return 2;
  }
  try {
    return await command.run(rest, out);
  } catch (fault) {
    if (fault instanceof Refused) {
      out.tell(fault.message);
      return 1;
    }
    if (!isToldAs(fault)) throw fault;
    out.tell(`${fault.message}\n(npm run relief -- ${name} --help)`);
    return 2;
  }
}

/** A wrong call or a place that does not answer is no defect of the program. */
function isToldAs(fault: unknown): fault is Error {
  if (fault instanceof Misuse || fault instanceof Unreachable) return true;
  return fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');
}

if (import.meta.main)
  process.exitCode = await relief(process.argv.slice(2), {
    print: text => void process.stdout.write(`${text}\n`),
    tell: text => void process.stderr.write(`${text}\n`),
    progress: progressOn(process.stderr),
  });
