/** Where a figure has to lie. Ratios and counted units only: nobody's machine is as fast as another's. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** One figure of a benchmark, judged against its target. */
export type Result = {
  readonly what: string;
  readonly figure: number;
  /** Lower and upper quartile of the rounds; null where the figure was counted. */
  readonly spread: readonly [number, number] | null;
  readonly target: Target;
  /** What lies behind the figure, for the file of results. */
  readonly details: Readonly<Record<string, unknown>>;
};

export type BenchContext = {
  readonly rounds: number;
  /** Sizes that take minutes. */
  readonly large: boolean;
  readonly seed: number;
  /** An empty directory that is gone afterwards. */
  readonly room: string;
  /** Tells a person who waits what is going on. */
  readonly say: (line: string) => void;
};

/** One file of `bench`, named as its id begins: `d1-csv.ts` exports it as `benchmark`. */
export type Benchmark = {
  readonly id: string;
  readonly what: string;
  /** Packages whose versions matter to the figures. */
  readonly packages: readonly string[];
  readonly run: (context: BenchContext) => Promise<readonly Result[]>;
};

export const isMet = ({ figure, target }: Pick<Result, 'figure' | 'target'>): boolean =>
  'atLeast' in target ? figure >= target.atLeast : figure <= target.atMost;
