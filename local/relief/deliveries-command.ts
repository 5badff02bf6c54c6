import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { DeliveryRowView, DeliveryView } from '../../shared/contract/delivery-routes.ts';
import { OutboxStatus } from '../../shared/domain/outbox.ts';
import { DownstreamName } from '../../shared/domain/release-action.ts';
import { type Command, type ExitStatus, Misuse, type Output } from './command.ts';
import { itemsOf, type Operator, operatorHelp, operatorOf, operatorOptions } from './operator.ts';
import { table } from './terminal.ts';

const help = `npm run relief -- deliveries [VERB] …

推送与对账。What goes to the points system (points) and the disclosure site (disclosure), and whether it arrived.

  list                              how each stands: on its way, refused, late, and the newest reconciliation
  parked DOWNSTREAM                 rows that were refused, with the reason (--status waiting | sent | acknowledged | set-aside)
  replay DOWNSTREAM [ROW…]          send refused rows again, all or the named ones, once their cause is mended
  replay DOWNSTREAM --missing       send again what they acknowledged and, by the newest reconciliation, do not hold
  set-aside DOWNSTREAM ROW… --reason TEXT    close refused rows that need not be sent any more
  differences DOWNSTREAM            the rows by which the newest reconciliation found the two sides to differ
  reconcile DOWNSTREAM              compare what they hold with what was decided, now, and wait for the result

A row goes again under a new key, and a system that has it answers with its first receipt: nothing is applied twice.
What a later decision has overtaken is set aside and not sent.
${operatorHelp}
Exit status   0 all is well   1 something waits for a person, or was refused   2 it could not be asked

Examples
  npm run relief -- deliveries
  npm run relief -- deliveries parked points --json | jq '.[].reason' | sort | uniq -c
  npm run relief -- deliveries reconcile disclosure && echo "the two sides agree"
`;

type Asked = {
  readonly operator: Operator;
  readonly out: Output;
  readonly json: boolean;
  readonly rest: readonly string[];
  readonly status: string;
  readonly reason: string | undefined;
  readonly missing: boolean;
};

export const deliveriesCommand: Command = {
  summary: '推送与对账 – deliveries to other systems: refused rows, replay, reconciliation',
  help,
  async run(args, out) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...operatorOptions,
        status: { type: 'string', default: 'parked' },
        reason: { type: 'string' },
        missing: { type: 'boolean', default: false },
      },
    });
    const [verb = 'list', ...rest] = positionals;
    const { json, status, reason, missing } = values;
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (run === undefined) throw new Misuse(`deliveries knows no ${verb}`);
    return run({ operator: operatorOf(values), out, json, rest, status, reason, missing });
  },
};

const verbs: Readonly<Record<string, (asked: Asked) => Promise<ExitStatus>>> = {
  list,
  parked,
  replay,
  'set-aside': aside,
  differences,
  reconcile,
};

/** How often something that somebody waits for is looked at. */
const lookEvery = 2_000;

async function list({ operator, out, json }: Asked): Promise<ExitStatus> {
  const { items } = await operator.call('listDeliveries', {});
  show(items, { out, json });
  return items.every(isWell) ? 0 : 1;
}

const isWell = ({ parked: refused, late, reconciliation }: DeliveryView): boolean =>
  refused === 0 && late === 0 && (reconciliation?.missing ?? 0) + (reconciliation?.unexpected ?? 0) === 0;

function show(items: readonly DeliveryView[], { out, json }: Pick<Asked, 'out' | 'json'>): void {
  if (json) {
    out.print(JSON.stringify(items, null, 2));
    return;
  }
  const heads = [
    '系统 system',
    '在途 waiting',
    '搁置 parked',
    '逾期 late',
    '对账 reconciled',
    '缺失 missing',
    '多出 unexpected',
  ];
  out.print(
    table(
      heads,
      items.map(({ downstream, waiting, parked: refused, late, reconciliation }) => [
        downstream,
        waiting,
        refused,
        late,
        reconciliation?.startedAt.slice(0, 16) ?? '–',
        reconciliation?.missing ?? '–',
        reconciliation?.unexpected ?? '–',
      ]),
    ),
  );
}

async function parked({ operator, out, json, rest, status }: Asked): Promise<ExitStatus> {
  const downstream = downstreamIn(rest);
  const wanted = OutboxStatus.safeParse(status);
  if (!wanted.success) throw new Misuse(`--status ${status}: one of ${OutboxStatus.options.join(', ')}`);
  const rows = await itemsOf(cursor =>
    operator.call('listDeliveryRows', {
      params: { downstream },
      query: { limit: 100, status: wanted.data, ...(cursor === undefined ? {} : { cursor }) },
    }),
  );
  if (json) out.print(JSON.stringify(rows, null, 2));
  else if (rows.length === 0) out.print(`没有记录 none is ${wanted.data}`);
  else
    out.print(
      table(
        ['记录 row', '操作 operation', '对象 about', '决定 decided', '次数 attempts', '原因 reason'],
        rows.map(lineOf),
      ),
    );
  return wanted.data === 'parked' && rows.length > 0 ? 1 : 0;
}

const lineOf = (row: DeliveryRowView) => [
  row.rowId,
  row.operation,
  row.organisation?.name ?? `${row.points ?? '–'} 分 points`,
  row.decidedAt.slice(0, 16),
  row.attempts,
  row.reason ?? '–',
];

async function replay({ operator, out, json, rest, missing }: Asked): Promise<ExitStatus> {
  const downstream = downstreamIn(rest);
  const rowIds = rest.slice(1);
  const done = { replayed: 0, overtaken: 0, disputed: 0 };
  for (let left = 1; left > 0; ) {
    const answer = await operator.call('replayDeliveries', {
      params: { downstream },
      body: { what: missing ? 'missing' : 'parked', ...(rowIds.length === 0 ? {} : { rowIds }) },
    });
    done.replayed += answer.replayed;
    done.overtaken += answer.overtaken;
    done.disputed = answer.disputed;
    const moved = answer.replayed + answer.overtaken;
    out.progress(done.replayed, done.replayed + answer.remaining, 'rows');
    // What is on its way already is not moved again; without this a list of such rows would be asked for ever.
    left = moved === 0 ? 0 : answer.remaining;
  }
  if (json) out.print(JSON.stringify(done, null, 2));
  else
    out.print(
      `重新推送 sent again: ${done.replayed}\n已被后来的决定取代 overtaken, set aside: ${done.overtaken}\n对方所存不同 held otherwise: ${done.disputed}`,
    );
  return done.disputed === 0 ? 0 : 1;
}

async function aside({ operator, out, json, rest, reason }: Asked): Promise<ExitStatus> {
  const downstream = downstreamIn(rest);
  const rowIds = rest.slice(1);
  if (rowIds.length === 0 || reason === undefined)
    throw new Misuse('name the rows, and say why: --reason "…"');
  const answer = await operator.call('setDeliveriesAside', {
    params: { downstream },
    body: { rowIds, reason },
  });
  out.print(json ? JSON.stringify(answer, null, 2) : `搁置 set aside: ${answer.setAside}`);
  return answer.setAside === rowIds.length ? 0 : 1;
}

async function differences({ operator, out, json, rest }: Asked): Promise<ExitStatus> {
  const found = await operator.call('getDifferences', { params: { downstream: downstreamIn(rest) } });
  if (json) out.print(JSON.stringify(found, null, 2));
  else if (found.reconciliation === null) out.print('尚未对账 not reconciled yet');
  else {
    for (const rowId of found.missing) out.print(`缺失 missing     ${rowId}`);
    for (const rowId of found.unexpected) out.print(`多出 unexpected  ${rowId}`);
    out.print(
      `${found.missing.length} missing, ${found.unexpected.length} unexpected (${found.reconciliation.startedAt})`,
    );
  }
  return found.missing.length + found.unexpected.length === 0 ? 0 : 1;
}

async function reconcile({ operator, out, json, rest }: Asked): Promise<ExitStatus> {
  const downstream = downstreamIn(rest);
  let view = await operator.call('reconcileDeliveries', { params: { downstream } });
  if (!json) out.tell('对账将在一分钟内开始 it begins within a minute …');
  while (view.reconciling) {
    await wait(lookEvery);
    const { items } = await operator.call('listDeliveries', {});
    view = items.find(one => one.downstream === downstream) ?? view;
  }
  show([view], { out, json });
  const { missing = 0, unexpected = 0 } = view.reconciliation ?? {};
  return missing + unexpected === 0 ? 0 : 1;
}

function downstreamIn([given]: readonly string[]): DownstreamName {
  const downstream = DownstreamName.safeParse(given);
  if (downstream.success) return downstream.data;
  throw new Misuse(`name the system: ${DownstreamName.options.join(' or ')}`);
}
