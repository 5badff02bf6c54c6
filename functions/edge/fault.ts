import * as z from 'zod';

/** A thing we depend on does not answer. Thrown by the edge, answered with 503. */
export function unavailable(dependency: string, cause?: unknown): Error {
  const fault = new Error(`${dependency} does not answer`, { cause });
  fault.name = 'Unavailable';
  return Object.assign(fault, { dependency });
}

// Names by which AWS and the network say "not now"; everything else is a mistake of ours and no retry mends it.
const passing = new Set([
  'Unavailable',
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'SlowDown',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'InternalServerError',
  'InternalFailure',
  'KMSInternalException',
  'DependencyTimeoutException',
  'TransactionInProgressException',
  'TimeoutError',
  'RequestTimeout',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

const Faulty = z.object({
  name: z.string().optional(),
  code: z.string().optional(),
  dependency: z.string().optional(),
  cause: z.unknown().optional(),
});
type Faulty = z.infer<typeof Faulty>;

/** The fault and what caused it, outermost first; at most five, so that a circle of causes ends. */
function* chainOf(fault: unknown): Generator<unknown> {
  let link = fault;
  for (let step = 0; step < 5 && typeof link === 'object' && link !== null; step += 1) {
    yield link;
    link = 'cause' in link ? link.cause : undefined;
  }
}

const partsOf = (link: unknown): Faulty => Faulty.safeParse(link).data ?? {};

/** Will the same call probably succeed a little later? */
export const isPassing = (fault: unknown): boolean =>
  chainOf(fault).some(link => {
    const { name, code } = partsOf(link);
    return passing.has(name ?? '') || passing.has(code ?? '');
  });

export const nameOf = (fault: unknown): string => partsOf(fault).name ?? 'Error';

/** The dependency that a passing fault names, if one of ours named it. */
export const dependencyOf = (fault: unknown): string | null => partsOf(fault).dependency ?? null;

export type FaultSummary = {
  readonly name: string;
  readonly code?: string | undefined;
  readonly where: readonly string[];
  readonly issues?: readonly string[];
};

/**
 * What a log may keep of a fault: names and places. Messages stay out, because SDKs, parsers and schemas quote the
 * values they choked on, and those are people's.
 */
export const faultSummary = (fault: unknown): readonly FaultSummary[] =>
  chainOf(fault)
    .map(link => ({
      name: nameOf(link),
      code: partsOf(link).code,
      where: framesOf(link),
      ...(link instanceof z.ZodError ? { issues: link.issues.map(issueOf) } : {}),
    }))
    .toArray();

/** Eight frames reach from an adapter to its handler. */
const framesOf = (link: unknown): string[] =>
  link instanceof Error
    ? (link.stack ?? '')
        .split('\n')
        .map(line => line.trim())
        .filter(line => line.startsWith('at '))
        .slice(0, 8)
    : [];

const issueOf = (issue: z.core.$ZodIssue): string => `${issue.code} at ${issue.path.map(String).join('.')}`;

/**
 * The fault as it may leave a function: Lambda logs what a handler throws and Step Functions keeps it in the history,
 * both with its message. `Unavailable` passes by itself; `Fault` needs a person.
 */
export function namedAlone(fault: unknown): Error {
  const bare = new Error(`${nameOf(fault)}; see the log of this request`);
  bare.name = isPassing(fault) ? 'Unavailable' : 'Fault';
  bare.stack = bare.name;
  return bare;
}
