import { parseArgs } from 'node:util';
import { stateNames } from '../../shared/domain/entry-state.ts';
import { CampaignId } from '../../shared/domain/ids.ts';
import { type Command, Misuse } from './command.ts';
import { lookUp } from './look-up.ts';
import { placeOf } from './published-place.ts';

const help = `npm run relief -- lookup PLACE NAME-or-CODE --campaign ID [--json]

按名称或统一社会信用代码查询。Looks one organisation up by its name or its unified social credit code.

Two small files are read and never the list: the campaign's pointer, and the one shard into which the
name or code falls. Nobody on the way learns whom you looked for: everybody of the shard shares it, and
all shards are of one length. What is read is not checked here; "verify --entry CODE" does that.

Exit status   0 found   1 never listed   2 it could not be asked
`;

export const lookUpCommand: Command = {
  summary: '查询一家单位 – looks one organisation up, without the list',
  help,
  async run(args, out) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { campaign: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [given, sought] = positionals;
    if (given === undefined || sought === undefined || positionals.length > 2)
      throw new Misuse('name a place, and then a name or a credit code (in quotes where it holds blanks)');
    const { place, campaignId } = placeOf(given);
    const campaign = CampaignId.safeParse(values.campaign ?? campaignId);
    if (!campaign.success) throw new Misuse('name the campaign: --campaign flood-2021');
    const answer = await lookUp(place, campaign.data, sought);
    if (answer === null) throw new Misuse('nothing is published there that can be looked up in');
    if (values.json) out.print(JSON.stringify(answer, null, 2));
    else if (answer.found.length === 0) out.print(`${sought}: 从未列入 never listed`);
    else
      for (const standing of answer.found) {
        const { zh, en } = stateNames[standing.state];
        out.print(
          `${standing.creditCode} ${standing.name}: ${zh} ${en}, 自第 ${standing.since.release} 批 since release ${standing.since.release} (${standing.since.day})`,
        );
      }
    return answer.found.length === 0 ? 1 : 0;
  },
};
