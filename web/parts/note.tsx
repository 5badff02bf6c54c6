import type { ComponentChildren } from 'preact';

/** Something to know before going on. `urgent` is read out at once by a screen reader. */
export const Note = (given: {
  tone?: 'plain' | 'wait' | 'good' | 'bad';
  title?: string;
  urgent?: boolean;
  children?: ComponentChildren;
}) => (
  <div
    class={`note stack-s ${given.tone && given.tone !== 'plain' ? `note-${given.tone}` : ''}`}
    role={given.urgent ? 'alert' : undefined}
  >
    {given.title && <h2>{given.title}</h2>}
    {given.children}
  </div>
);
