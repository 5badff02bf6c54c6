/** The address of a page in the language at hand, from where the page lies. */
export const addressOf = (page: string, place?: string): string =>
  `${page}.html${place === undefined ? '' : `#/${place}`}`;
