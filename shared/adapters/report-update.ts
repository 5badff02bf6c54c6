import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Report } from '../domain/report.ts';
import { indexAttributes, reportItem } from './report-item.ts';
import { toItem } from './stored-item.ts';

/**
 * The one write that makes an action happen: the last entry joins the history and every index follows, if the report is
 * still the one the action was decided on. With `checker`, only if that person is not among its makers.
 * The history before the last entry is never sent, so it cannot be rewritten.
 */
export function reportUpdate(report: Report, checker?: string): Omit<UpdateItemCommandInput, 'TableName'> {
  reportItem(report);
  const entry = report.history.at(-1);
  if (entry === undefined || entry.sequence < 2) throw new Error('only a later version can be saved');
  const changing = { form: report.form, ...indexAttributes(report) };
  const names = Object.keys(changing);
  const values = toItem(
    Object.fromEntries(Object.entries(changing).map(([name, value]) => [`:${name}`, value])),
  );
  const set = names.filter(name => `:${name}` in values).map(name => `#${name} = :${name}`);
  const remove = names.filter(name => !(`:${name}` in values)).map(name => `#${name}`);
  return {
    Key: marshall({ reportId: report.reportId }),
    UpdateExpression: [
      `SET #history = list_append(#history, :entry), ${set.join(', ')}`,
      ...(remove.length === 0 ? [] : [`REMOVE ${remove.join(', ')}`]),
    ].join(' '),
    ConditionExpression:
      checker === undefined
        ? '#version = :previous'
        : '#version = :previous AND NOT contains(#makers, :checker)',
    ExpressionAttributeNames: {
      '#history': 'history',
      ...Object.fromEntries(names.map(name => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ...values,
      ...toItem({ ':entry': [entry], ':previous': entry.sequence - 1 }),
      ...(checker === undefined ? {} : marshall({ ':checker': checker })),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}
