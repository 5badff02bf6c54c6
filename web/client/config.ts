/** Where the parts are that the pages talk to; written beside them when they are published. */
export type Config = {
  readonly api: string;
  readonly issuer: string;
  readonly publications: string;
  readonly client: string;
};

/** The top of the site, whichever folder of which host it lies in: scripts lie one folder below it. */
export const siteRoot = new URL('../', import.meta.url);

let asked: Promise<Config> | undefined;

/** `config.json`, asked for once. Rejects when it cannot be had: then no page can do anything. */
export function loadConfig(): Promise<Config> {
  asked ??= fetch(new URL('config.json', siteRoot)).then(answer => {
    if (!answer.ok) throw new Error(`config.json answered ${answer.status}`);
    return answer.json();
  });
  // A failure is not kept: the next try may have the network back.
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}
