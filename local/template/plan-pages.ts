import * as z from 'zod';
import type { PagesPlan } from '../pages/pages-plan.ts';
import type { TemplateReader } from './template-reader.ts';

const flag = z.coerce.boolean();
const HeaderPolicy = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    CustomHeadersConfig: z
      .strictObject({
        Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override: flag })),
      })
      .default({ Items: [] }),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z
          .strictObject({ ContentSecurityPolicy: z.string(), Override: flag })
          .optional(),
        ContentTypeOptions: z.strictObject({ Override: flag }).optional(),
        FrameOptions: z.strictObject({ FrameOption: z.string(), Override: flag }).optional(),
        ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), Override: flag }).optional(),
        // Means nothing without TLS, and would bind this machine's address to it.
        StrictTransportSecurity: z.unknown(),
      })
      .default({ StrictTransportSecurity: undefined }),
  }),
});

const DistributionConfig = z.object({
  DistributionConfig: z.strictObject({
    Enabled: flag,
    DefaultRootObject: z.string(),
    DefaultCacheBehavior: z.strictObject({
      TargetOriginId: z.string(),
      Compress: flag.default(false),
      ResponseHeadersPolicyId: z.string().optional(),
      CachePolicyId: z.unknown(),
      ViewerProtocolPolicy: z.unknown(),
    }),
    Origins: z
      .array(
        z.strictObject({
          Id: z.string(),
          DomainName: z.string(),
          S3OriginConfig: z.unknown(),
        }),
      )
      .length(1),
    CustomErrorResponses: z
      .array(
        z.strictObject({
          ErrorCode: z.coerce.number(),
          ResponseCode: z.coerce.number(),
          ResponsePagePath: z.string(),
          ErrorCachingMinTTL: z.unknown(),
        }),
      )
      .default([]),
    HttpVersion: z.unknown(),
    IPV6Enabled: z.unknown(),
  }),
});

/** The one distribution of the template; undefined where it has none. */
export function planPages(reader: TemplateReader, local: (text: string) => string): PagesPlan | undefined {
  const policies = new Map(
    reader
      .read('AWS::CloudFront::ResponseHeadersPolicy', HeaderPolicy)
      .map(({ identity, properties }) => [identity.ref, properties.ResponseHeadersPolicyConfig]),
  );
  const [first, ...others] = reader.read('AWS::CloudFront::Distribution', DistributionConfig, ['Tags']);
  for (const { logicalId } of others) reader.refuse(logicalId, 'one machine serves one distribution');
  if (first === undefined) return undefined;
  const { DefaultCacheBehavior, DefaultRootObject, Origins, CustomErrorResponses } =
    first.properties.DistributionConfig;
  const policy = policies.get(DefaultCacheBehavior.ResponseHeadersPolicyId ?? '');
  return {
    bucket: Origins[0]?.DomainName.split('.s3.')[0] ?? '',
    root: DefaultRootObject,
    notFound: CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === 403)?.ResponsePagePath,
    headers: policy === undefined ? {} : headersOf(policy, local),
    compress: DefaultCacheBehavior.Compress,
  };
}

function headersOf(
  {
    CustomHeadersConfig,
    SecurityHeadersConfig: security,
  }: z.infer<typeof HeaderPolicy>['ResponseHeadersPolicyConfig'],
  local: (text: string) => string,
): Record<string, string> {
  const csp = security.ContentSecurityPolicy?.ContentSecurityPolicy;
  return {
    ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
    ...(csp !== undefined && { 'content-security-policy': local(csp) }),
    ...(security.ContentTypeOptions && { 'x-content-type-options': 'nosniff' }),
    ...(security.FrameOptions && { 'x-frame-options': security.FrameOptions.FrameOption }),
    ...(security.ReferrerPolicy && { 'referrer-policy': security.ReferrerPolicy.ReferrerPolicy }),
  };
}
