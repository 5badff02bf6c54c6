import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, toItem } from './stored-item.ts';

/** A record that is one item: its history, each entry with the hash of all before it. */
type Chained = { readonly history: readonly { readonly sequence: number; readonly hash: string }[] };

/** Where it was not saved, somebody was faster: `current` is what stands now. */
type Saved<R> = { readonly saved: true } | { readonly saved: false; readonly current: R | null };

/**
 * What follows from the record, for conditions and indexes to read. `version` is the number of its last entry; what is undefined
 * is taken away, so that the record leaves a sparse index.
 */
type Folded = { readonly version: number } & Readonly<Record<string, unknown>>;

/** The two writes that a chained record ever sees: once anew, and one entry more. */
export function chainedItems<R extends Chained>(given: {
  client: DynamoDBClient;
  tableName: string;
  recordOf: (item: Item) => R;
}) {
  const { client, tableName: TableName, recordOf } = given;

  /** Runs a conditional write; where its condition fails, says what stands, unless that holds this very write. */
  const settled = async (record: R, write: () => Promise<unknown>): Promise<Saved<R>> => {
    try {
      await write();
      return { saved: true };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const current = error.Item === undefined ? null : recordOf(error.Item);
      const own = record.history.at(-1);
      const stored = current?.history[record.history.length - 1];
      // The hash covers everything before it, so equal hashes are equal records up to here.
      return own !== undefined && stored?.hash === own.hash ? { saved: true } : { saved: false, current };
    }
  };

  return {
    add: (record: R, item: Item): Promise<Saved<R>> =>
      settled(record, () =>
        client.send(
          new PutItemCommand({
            TableName,
            Item: item,
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),

    /** Sends the last entry alone, so that what stands before it cannot be rewritten, and leaves other attributes as they are. */
    async save(record: R, key: Item, folded: Folded): Promise<Saved<R>> {
      const entry = record.history.at(-1);
      if (entry === undefined || entry.sequence < 2) throw new Error('only a later version can be saved');
      const all = Object.keys(folded);
      const names = all.filter(name => folded[name] !== undefined);
      const gone = all.filter(name => folded[name] === undefined);
      const command = new UpdateItemCommand({
        TableName,
        Key: key,
        UpdateExpression: `SET #history = list_append(#history, :entry), ${names.map(name => `#${name} = :${name}`).join(', ')}${
          gone.length === 0 ? '' : ` REMOVE ${gone.map(name => `#${name}`).join(', ')}`
        }`,
        ConditionExpression: '#version = :previous',
        ExpressionAttributeNames: {
          '#history': 'history',
          ...Object.fromEntries(all.map(name => [`#${name}`, name])),
        },
        ExpressionAttributeValues: toItem({
          ':entry': [entry],
          ':previous': folded.version - 1,
          ...Object.fromEntries(names.map(name => [`:${name}`, folded[name]])),
        }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      return settled(record, () => client.send(command));
    },
  };
}
