/** How one invocation ended: what the handler returned, or what AWS would report about its fault. */
export type InvokeResult =
  | { ok: true; payload: unknown }
  | { ok: false; errorType: string; errorMessage: string };

/** The error type of an invocation cut short because the runner itself is closing: not the function's fault. */
export const runnerClosing = 'Runner.Closing';
