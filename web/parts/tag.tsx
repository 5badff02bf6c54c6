import type { ComponentChildren } from 'preact';

export type Tone = 'plain' | 'now' | 'wait' | 'good' | 'bad';

/** A state in one word; the colour only repeats it. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={tone === 'plain' ? 'tag' : `tag tag-${tone}`}>{children}</span>
);
