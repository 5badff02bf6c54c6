/** A CDN's distribution in front of one bucket. */
export type PagesPlan = {
  readonly bucket: string;
  /** What `/` is. */
  readonly root: string;
  /** What is answered, with 404, for what is not there; with its slash. */
  readonly notFound: string | undefined;
  /** Sent with every answer. */
  readonly headers: Readonly<Record<string, string>>;
  readonly compress: boolean;
};
