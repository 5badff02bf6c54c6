import { readFileSync } from 'node:fs';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { localAccount, localCredentials } from '../../../local/template/local-account.ts';
import type { Work } from '../../harness/alone.ts';
import { LookUpRoom } from '../../harness/look-up-room.ts';

const roomOf = (path: string) => LookUpRoom.parse(JSON.parse(readFileSync(path, 'utf8')));
let client: DynamoDBClient;

async function ask({ sought }: LookUpRoom, times: number): Promise<number> {
  let found = 0;
  for (let time = 0; time < times; time += 1) {
    const creditCode = sought[time % sought.length] ?? '';
    const { Item } = await client.send(
      new GetItemCommand({ TableName: 'Entries', Key: { pk: { S: creditCode } } }),
    );
    if (Item !== undefined) found += 1;
  }
  return found;
}

export const prepare = async (path: string): Promise<void> => {
  const room = roomOf(path);
  client = new DynamoDBClient({
    endpoint: room.dynamodb,
    region: localAccount.region,
    credentials: localCredentials,
  });
  await ask(room, 200);
};

/** One item for each question, by its key. */
export const work: Work = async path => {
  const room = roomOf(path);
  return { found: await ask(room, room.times) };
};
