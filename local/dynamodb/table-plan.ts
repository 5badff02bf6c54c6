/** One table as the template declares it, in the words of CreateTable. */
export type TablePlan = {
  name: string;
  arn: string;
  streamArn: string;
  keySchema: readonly unknown[];
  attributeDefinitions: readonly unknown[];
  globalSecondaryIndexes: readonly unknown[];
  localSecondaryIndexes: readonly unknown[];
  streamViewType: string | undefined;
  timeToLiveAttribute: string | undefined;
};
