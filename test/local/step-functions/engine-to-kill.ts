import { appendFileSync } from 'node:fs';
import { movableClock } from '../../../local/movable-clock.ts';
import { startStepFunctions } from '../../../local/step-functions/start-step-functions.ts';

/**
 * A whole engine in a process of its own, so that it can be killed as a power cut would: never asked, never closed.
 * Arguments: the engine's file, a log of the calls, and how this life goes: `answer`, `hold:<n>` (items from n on are
 * never answered) or `die:<k>` (kills itself in its k-th call).
 */
const [file = '', log = '', life = 'answer'] = process.argv.slice(2);
const [manner, figure = '0'] = life.split(':');

const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:killed';

const call = (name: string, payload: unknown) => ({ FunctionName: name, Payload: payload });

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Items: '{% [0..7] %}',
      MaxConcurrency: 4,
      ItemProcessor: {
        StartAt: 'Work',
        States: {
          Work: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: call('work', '{% $states.input %}'),
            Output: '{% $states.result.Payload %}',
            End: true,
          },
        },
      },
      Assign: { worked: '{% $states.result %}' },
      Next: 'Ask',
    },
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: call('ask', '{% $states.context.Task.Token %}'),
      HeartbeatSeconds: 172_800,
      Output: { worked: '{% $worked %}', said: '{% $states.result %}' },
      End: true,
    },
  },
};

let calls = 0;
const engine = await startStepFunctions({
  file,
  clock: movableClock(),
  machines: [{ arn: MACHINE_ARN, name: 'killed', definition }],
  async invoke(functionName, payload) {
    appendFileSync(log, `${functionName} ${payload}\n`);
    if (manner === 'die' && ++calls === Number(figure)) process.kill(process.pid, 'SIGKILL');
    const held = manner === 'hold' && functionName === 'work' && Number(payload) >= Number(figure);
    if (held) await new Promise(() => undefined);
    return { ok: true, payload: functionName === 'work' ? Number(payload) * 10 : null };
  },
});
process.stdout.write(`${engine.endpoint}\n`);
