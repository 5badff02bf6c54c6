import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

type Given = {
  /** Origins that the pages call: the API, the issuer, the buckets that files go to and come from. */
  readonly calls: readonly string[];
  /** Origins whose images the pages show: evidence, as its presigned addresses name it. */
  readonly shows: readonly string[];
};

/** Where the pages lie and what serves them. The files themselves are put there by `npm run pages`. */
export class Pages extends Construct {
  readonly bucket: Bucket;
  readonly url: string;

  constructor(scope: Construct, id: string, { calls, shows }: Given) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Files', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // Made from the sources at any time, so nothing is lost with it.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const images = ["'self'", 'data:', 'blob:', ...shows];
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `img-src ${images.join(' ')}`,
      `object-src ${shows.join(' ')}`,
      `frame-src ${shows.join(' ')}`,
      "font-src 'self'",
      `connect-src ${["'self'", ...calls].join(' ')}`,
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ];
    const headers = new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: Fn.join('; ', policy), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: 'permissions-policy',
            value: 'geolocation=(), microphone=(), payment=()',
            override: true,
          },
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
        ],
      },
    });
    const distribution = new Distribution(this, 'Distribution', {
      defaultRootObject: 'index.html',
      defaultBehavior: {
        // Not origin access control: aws-cn lacks it.
        origin: S3BucketOrigin.withOriginAccessIdentity(this.bucket),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        compress: true,
      },
      // A bucket that may not be listed says 403 for what is not there.
      errorResponses: [403, 404].map(httpStatus => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: '/not-found.html',
        ttl: Duration.minutes(1),
      })),
    });
    this.url = `https://${distribution.distributionDomainName}`;
  }
}
