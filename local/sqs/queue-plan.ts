/** One standard queue as the template declares it. */
export type QueuePlan = {
  name: string;
  arn: string;
  visibilitySeconds: number;
  delaySeconds: number;
  redrive: { deadLetterQueue: string; maxReceives: number } | undefined;
};
