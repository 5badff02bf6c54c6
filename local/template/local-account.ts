/** The account that one machine plays. A real region name, because SDK clients and signatures carry it. */
export const localAccount = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '000000000000',
  urlSuffix: 'amazonaws.com',
} as const;

/** The credentials every function gets; the engines accept no others. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' } as const;

/** An ARN in the local account. */
export function localArn(service: string, resource: string): string {
  return `arn:${localAccount.partition}:${service}:${localAccount.region}:${localAccount.accountId}:${resource}`;
}
