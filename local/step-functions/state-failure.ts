/** What the States language calls an error: a name to match on and a cause to read. Both may be missing, as on AWS. */
export type Failure = { readonly error?: string | undefined; readonly cause?: string | undefined };

/** Carries a `Failure` out of a half-evaluated state to its Retry and Catch. */
export class StateFailure extends Error {
  readonly failure: Failure;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.name = 'StateFailure';
    this.failure = { error, cause };
  }
}

/** The service's hard limit for an input, an output, a result or a set of variables (256 KiB of UTF-8). */
export const PAYLOAD_LIMIT_BYTES = 262_144;

/** JSON text of `value`. Throws `States.DataLimitExceeded` over the limit, where AWS would end the execution too. */
export function payloadText(value: unknown, what: string): string {
  const text = JSON.stringify(value) ?? 'null';
  if (text.length * 3 > PAYLOAD_LIMIT_BYTES && Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES) {
    throw new StateFailure(
      'States.DataLimitExceeded',
      `The ${what} is larger than ${PAYLOAD_LIMIT_BYTES} bytes.`,
    );
  }
  return text;
}
