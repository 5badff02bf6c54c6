import { parseArgs } from 'node:util';
import { type Command, Misuse } from './command.ts';
import { itemsOf, type Operator, operatorHelp, operatorOf, operatorOptions } from './operator.ts';
import { table } from './terminal.ts';

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...operatorOptions, department: { type: 'string' } },
  });

export const campaignsCommand: Command = {
  summary: '救灾期间 – campaigns',
  help: `npm run relief -- campaigns\n\n救灾期间。All campaigns: whether reports are taken, when the end was declared, how many releases.\n${operatorHelp}`,
  async run(args, out) {
    const { values } = parsed(args);
    const { items } = await operatorOf(values).call('listCampaigns', {});
    if (values.json) out.print(JSON.stringify(items, null, 2));
    else
      out.print(
        table(
          [
            '期间 campaign',
            '开始 started',
            '结束 ended',
            '公布 publication',
            '批次 releases',
            '接受报送 takes reports',
          ],
          items.map(one => [
            one.campaignId,
            one.startedOn,
            one.endedAt?.slice(0, 16) ?? '–',
            one.publicationDueAt?.slice(0, 16) ?? '–',
            one.releases,
            one.takesReports ? '是 yes' : '否 no',
          ]),
        ),
      );
    return 0;
  },
};

export const importsCommand: Command = {
  summary: '批量报送 – imports of a department, or one with how far it is',
  help: `npm run relief -- imports --department ID        the department's imports, newest first
npm run relief -- imports IMPORT                  one: status, rows, pace, what remains

批量报送。What departments sent as files.
${operatorHelp}
Example
  npm run relief -- imports --department industry-bureau --json | jq '.[0].status'
`,
  async run(args, out) {
    const { values, positionals } = parsed(args);
    const operator = operatorOf(values);
    const [importId] = positionals;
    if (importId !== undefined) return showImport(operator, importId, values.json, out.print);
    const { department } = values;
    if (department === undefined) throw new Misuse('name the department (--department ID) or one import');
    const imports = await itemsOf(cursor =>
      operator.call('listImports', {
        query: { department, limit: 100, ...(cursor === undefined ? {} : { cursor }) },
      }),
    );
    if (values.json) out.print(JSON.stringify(imports, null, 2));
    else
      out.print(
        table(
          ['报送 import', '状态 status', '种类 kind', '开始 opened', '变更 changed', '核查期限 check due'],
          imports.map(one => [
            one.importId,
            one.status,
            one.kind,
            one.openedAt.slice(0, 16),
            one.changedAt.slice(0, 16),
            one.checkDueAt?.slice(0, 16) ?? '–',
          ]),
        ),
      );
    return 0;
  },
};

async function showImport(
  operator: Operator,
  importId: string,
  json: boolean,
  print: (text: string) => void,
) {
  const view = await operator.call('getImport', { params: { importId } });
  if (json) print(JSON.stringify(view, null, 2));
  else {
    print(`${view.importId}  ${view.department}  ${view.status}`);
    const steps = [
      ['读取 reading', view.reading],
      ['办理 acting', view.acting],
      ['退回 returning', view.returning],
    ] as const;
    print(
      table(
        ['步骤 step', '行 rows', '共 of', '每秒 per second', '剩余秒 seconds left'],
        steps.flatMap(([name, step]) =>
          step === null
            ? []
            : [
                [
                  name,
                  step.rowsDone,
                  step.rowsInAll,
                  step.rowsPerSecond ?? '–',
                  step.remainingSeconds ?? '–',
                ],
              ],
        ),
      ),
    );
  }
  return 0 as const;
}

export const redriveCommand: Command = {
  summary: '重新驱动 – drives again what stands still: report, import, bulk',
  help: `npm run relief -- redrive report REPORT
npm run relief -- redrive import IMPORT
npm run relief -- redrive bulk BULK

重新驱动。Starts the workflow anew where it failed; it asks the record where to go on, and nothing acts twice.
A release is driven again by "releases redrive N", refused rows by "deliveries replay".
${operatorHelp}`,
  async run(args, out) {
    const { values, positionals } = parsed(args);
    const [kind = '', id] = positionals;
    const run = Object.hasOwn(redrives, kind) ? redrives[kind] : undefined;
    if (run === undefined || id === undefined)
      throw new Misuse(`say what, and its id: ${Object.keys(redrives).join(', ')}`);
    const answer = await run(operatorOf(values), id);
    out.print(values.json ? JSON.stringify(answer, null, 2) : `${kind} ${id}: ${answer.status}`);
    return 0;
  },
};

const redrives: Readonly<
  Record<string, (operator: Operator, id: string) => Promise<{ readonly status: string }>>
> = {
  report: (operator, reportId) => operator.call('redriveReport', { params: { reportId } }),
  import: (operator, importId) => operator.call('redriveImport', { params: { importId } }),
  bulk: (operator, bulkId) => operator.call('redriveBulkDecision', { params: { bulkId } }),
};

export const healthCommand: Command = {
  summary: '健康检查 – is the service and all it depends on reachable',
  help: `npm run relief -- health\n\n健康检查。Asks the service and through it each thing it depends on. Exit status 0 all answer, 1 one does not.\n${operatorHelp}`,
  async run(args, out) {
    const { values } = parsed(args);
    const operator = operatorOf(values);
    const { status, dependencies } = await operator.call('getHealth', {});
    if (values.json) out.print(JSON.stringify({ url: operator.url, status, dependencies }, null, 2));
    else
      out.print(`${operator.url} ${status}\n${table(['依赖 dependency', ''], Object.entries(dependencies))}`);
    return 0;
  },
};
