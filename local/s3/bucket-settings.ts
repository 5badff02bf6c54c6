/** One rule of a bucket's CORS configuration; origins and headers may hold one `*` each. */
export type CorsRule = {
  allowedOrigins: readonly string[];
  allowedMethods: readonly string[];
  allowedHeaders: readonly string[];
  exposedHeaders: readonly string[];
  maxAgeSeconds?: number;
};

export type BucketSettings = {
  name: string;
  versioned: boolean;
  /** Needs `versioned`, as on AWS. */
  objectLock: boolean;
  /** What an object gets that names no retention of its own; needs `objectLock`. */
  defaultRetention?: { mode: 'GOVERNANCE' | 'COMPLIANCE'; days: number };
  cors: readonly CorsRule[];
  /** Anonymous GET and HEAD of current objects; every other request must be signed. */
  publicRead: boolean;
  /** Records an ObjectCreated event for each new object. */
  notify: boolean;
};
