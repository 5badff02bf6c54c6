import type { ComponentChildren } from 'preact';
import { words } from '../words/language.ts';

/** Something is on its way. */
export const Waiting = ({ children }: { children?: ComponentChildren }) => (
  <p class="wait" role="status">
    {children ?? words('正在载入……', 'Loading…')}
  </p>
);

/** There is nothing here yet, and this is what to do about it. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
);
