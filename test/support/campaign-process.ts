import { stageOn } from '../../local/demo/stage.ts';
import { tellSmallCampaign } from './small-campaign.ts';
import { startStack } from './story.ts';

/** A whole stack in a process of its own that tells the small campaign on a data folder; a line for every step. */
const [, , dataDirectory = ''] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);

const stack = await startStack(dataDirectory);
const stage = stageOn(
  stack,
  () => {},
  () => {},
);
const told = await tellSmallCampaign(stage, say);
await stack.close();
say(JSON.stringify(told));
