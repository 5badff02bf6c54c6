import type { ComponentChildren } from 'preact';

/** What may be wider or longer than its place, named, so that it can be reached and moved by the keyboard. */
export const Scrolling = (given: { name: string; class?: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
  <section class={given.class ?? 'wide'} tabIndex={0} aria-label={given.name}>
    {given.children}
  </section>
);
