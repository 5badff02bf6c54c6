/** One Lambda function as the template declares it. ARNs of queues where failed asynchronous events go. */
export type FunctionPlan = {
  name: string;
  arn: string;
  bundleDirectory: string;
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  reservedConcurrency: number | undefined;
  asynchronous: {
    retries: number;
    longestAgeSeconds: number;
    onFailureQueue: string | undefined;
    deadLetterQueue: string | undefined;
  };
};
