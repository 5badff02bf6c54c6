/** What a command did: 0 all is well, 1 the answer is no, 2 it could not be asked. */
export type ExitStatus = 0 | 1 | 2;

export type Command = {
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[], out: Output): Promise<ExitStatus>;
};

/** What is asked for goes to `print`; what tells of the work goes to `tell`, where pipes do not look. */
export type Output = {
  print(text: string): void;
  tell(text: string): void;
  readonly progress: (done: number, of: number, what: string) => void;
};

/** The service was asked and said no, in its own words. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** It could not be asked as it was: said with what to do instead. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}
