import { useEffect, useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import { type Draft, draftsOf } from '../client/kept.ts';
import { currentSession } from '../client/session.ts';
import { onUploads, sendFiles } from '../client/uploads.ts';
import { Tag } from '../parts/tag.tsx';
import { words } from '../words/language.ts';
import { dayAndTime } from '../words/when.ts';

/** What the one who is signed in has begun on this device, last changed first. What waits to be sent goes on. */
export function useDrafts(): readonly Draft[] {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  useEffect(() => {
    const read = () => void draftsOf(currentSession()?.subject ?? '').then(setDrafts);
    read();
    void sendFiles();
    return onUploads(read);
  }, []);
  return drafts;
}

export const Drafts = ({ drafts }: { drafts: readonly Draft[] }) =>
  drafts.length === 0 ? null : (
    <section class="stack-s" aria-labelledby="drafts">
      <h2 id="drafts">{words('继续填写', 'Go on with')}</h2>
      <ul class="list card">
        {drafts.map(draft => (
          <li key={draft.id}>
            <a class="list-link" href={to('drafts', draft.id, draft.district === '' ? 'matter' : 'proof')}>
              <span class="row row-apart">
                <strong>{draft.matter.title || words('未命名的草稿', 'Draft without a title')}</strong>
                <Tag tone="wait">{words('本机草稿', 'Draft on this device')}</Tag>
              </span>
              <span class="soft small">{dayAndTime(draft.changedAt)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
