import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type * as z from 'zod';
import type { ReleaseView, releaseRoutes } from '../../shared/contract/release-routes.ts';
import { CampaignId } from '../../shared/domain/ids.ts';
import { type Command, type ExitStatus, Misuse, type Output } from './command.ts';
import { itemsOf, type Operator, operatorHelp, operatorOf, operatorOptions } from './operator.ts';
import { table } from './terminal.ts';

const help = `npm run relief -- releases VERB … --campaign ID

发布批次。The releases of a campaign: how far they are, and steering them.

  list                    all of a campaign
  show N                  one: counts, approvals, deliveries, progress
  watch N                 its progress until it waits for people or has come to its end
  pause N --reason TEXT   its steps wait; batches under way end first
  resume N                it goes on within five minutes
  cancel N --reason TEXT  ends it, only before its second approval; the next one may start
  redrive N               starts its workflow anew where the execution is gone; it goes on where it stopped

--campaign ID   the campaign; may be left out where there is one alone
${operatorHelp}
Exit status   0 all is well   1 it was turned down, differs from what was taken, or the service refused
              2 it could not be asked

Examples
  npm run relief -- releases watch 3
  npm run relief -- releases pause 3 --reason "the points system is being moved tonight"
`;

type Asked = {
  readonly operator: Operator;
  readonly out: Output;
  readonly json: boolean;
  readonly campaignId: string;
  readonly number: string | undefined;
  readonly reason: string | undefined;
};

export const releasesCommand: Command = {
  summary: '发布批次 – releases: list, progress, pause, resume, cancel, redrive',
  help,
  async run(args, out) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...operatorOptions, campaign: { type: 'string' }, reason: { type: 'string' } },
    });
    const [verb = 'list', number] = positionals;
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (run === undefined) throw new Misuse(`releases knows no ${verb}`);
    const operator = operatorOf(values);
    const campaignId = await campaignIn(operator, values.campaign);
    return run({ operator, out, json: values.json, campaignId, number, reason: values.reason });
  },
};

const verbs: Readonly<Record<string, (asked: Asked) => Promise<ExitStatus>>> = {
  list,
  show: async asked => told(await theOne(asked), asked),
  watch,
  pause: asked => steer(asked, { action: 'pause', reason: reasonOf(asked) }),
  resume: asked => steer(asked, { action: 'resume' }),
  cancel: asked => steer(asked, { action: 'cancel', reason: reasonOf(asked) }),
  redrive: asked => steer(asked, { action: 'redrive' }),
};

const lookEvery = 2_000;

async function campaignIn(operator: Operator, named: string | undefined): Promise<CampaignId> {
  if (named !== undefined) {
    const campaign = CampaignId.safeParse(named);
    if (campaign.success) return campaign.data;
    throw new Misuse(`--campaign ${named}: the short name, as in zhengzhou-flood-2021`);
  }
  const { items } = await operator.call('listCampaigns', {});
  const [only, ...others] = items;
  if (only === undefined || others.length > 0)
    throw new Misuse(
      `name the campaign: --campaign ${items.map(({ campaignId }) => campaignId).join(' | ') || 'ID'}`,
    );
  return only.campaignId;
}

const reasonOf = ({ reason }: Asked): string => {
  if (reason === undefined) throw new Misuse('say why: --reason "…"');
  return reason;
};

const params = ({ campaignId, number }: Asked) => {
  if (number === undefined || !/^[1-9][0-9]{0,3}$/.test(number))
    throw new Misuse('name the release by its number');
  return { campaignId, release: Number(number) };
};

const theOne = (asked: Asked): Promise<ReleaseView> =>
  asked.operator.call('getRelease', { params: params(asked) });

async function list({ operator, out, json, campaignId }: Asked): Promise<ExitStatus> {
  const releases = await itemsOf(() => operator.call('listReleases', { params: { campaignId } }));
  if (json) out.print(JSON.stringify(releases, null, 2));
  else if (releases.length === 0) out.print('尚无发布批次 no release yet');
  else
    out.print(
      table(
        [
          '批次 release',
          '状态 status',
          '截止 cut-off',
          '单位 organisations',
          '个人 persons',
          '加分 points',
          '公布 published',
        ],
        releases.map(({ release, status, cutOff, counts, publishedAt, paused }) => [
          release,
          paused === null ? status : `${status} (已暂停 paused)`,
          cutOff.slice(0, 16),
          counts?.organisations ?? '–',
          counts?.persons ?? '–',
          counts?.points ?? '–',
          publishedAt?.slice(0, 16) ?? '–',
        ]),
      ),
    );
  return 0;
}

type Steering = z.input<(typeof releaseRoutes)['steerRelease']['body']>;

async function steer(asked: Asked, body: Steering): Promise<ExitStatus> {
  told(await asked.operator.call('steerRelease', { params: params(asked), body }), asked);
  return 0;
}

/** Until nothing more happens by itself. */
async function watch(asked: Asked): Promise<ExitStatus> {
  let view = await theOne(asked);
  while (view.status === 'frozen' || ['approved', 'published', 'delivered'].includes(view.status)) {
    const { progress, paused } = view;
    if (progress !== null)
      asked.out.progress(progress.done, Math.max(progress.of, progress.done + 1), wordsOf(view));
    if (paused !== null) break;
    await wait(lookEvery);
    view = await theOne(asked);
  }
  return told(view, asked);
}

const wordsOf = ({ progress }: ReleaseView): string => {
  if (progress === null) return '';
  const { step, unit, perSecond, remainingSeconds } = progress;
  const what = step === 'composing' ? '汇编 composing' : '推送 delivering';
  const pace = perSecond === null ? '' : `, ${perSecond}/s`;
  const left = remainingSeconds === null ? '' : `, 剩余 ${remainingSeconds} s left`;
  return `${what} ${unit}${pace}${left}`;
};

function told(view: ReleaseView, { out, json }: Asked): ExitStatus {
  const differs = view.deliveries.some(({ differences }) => (differences ?? 0) > 0);
  const status = view.status === 'rejected' || differs ? 1 : 0;
  if (json) {
    out.print(JSON.stringify(view, null, 2));
    return status;
  }
  const { counts, paused, progress } = view;
  const lines: (readonly [string, string | number])[] = [
    ['批次 release', `${view.campaignId} ${view.release}`],
    ['状态 status', view.status],
    ['截止 cut-off', view.cutOff],
    ...(paused === null ? [] : [['已暂停 paused', `${paused.at} ${paused.reason}`] as const]),
    ...(progress === null
      ? []
      : [['进度 progress', `${progress.done}/${progress.of} ${wordsOf(view)}`] as const]),
    ['清单 manifest', view.manifestHash ?? '–'],
    ['审批 approvals', `${view.approvals.length}/${view.approvalsNeeded}`],
    ['公布 published', view.publishedAt ?? '–'],
    ...(counts === null ? [] : Object.entries(counts).map(([name, count]) => [name, count] as const)),
  ];
  out.print(table(['', ''], lines).split('\n').slice(2).join('\n'));
  if (view.deliveries.length > 0)
    out.print(
      `\n${table(
        ['系统 system', '记录 rows', '接收 accepted', '拒绝 refused', '在途 waiting', '差异 differences'],
        view.deliveries.map(one => [
          one.downstream,
          one.rows,
          one.accepted,
          one.rejected,
          one.waiting,
          one.differences ?? '–',
        ]),
      )}`,
    );
  return status;
}
