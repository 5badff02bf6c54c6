import { useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import { usePages } from '../app/use-pages.ts';
import { type BulkOutcome, listBulkItems } from '../client/bulk.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tag } from '../parts/tag.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { itemOutcomes, reasonWords } from './bulk-words.ts';

/** What became of each item, all of them or those of one outcome. */
export function BulkItems({ bulkId }: { bulkId: string }) {
  const [outcome, setOutcome] = useState<BulkOutcome | undefined>(undefined);
  const items = usePages(cursor => listBulkItems(bulkId, outcome, cursor), [bulkId, outcome]);
  const named = itemOutcomes();
  return (
    <section class="stack-s" aria-labelledby="items">
      <h2 id="items">{words('逐件结果', 'Item by item')}</h2>
      <div class="chips">
        {([undefined, 'decided', 'changed', 'refused', 'failed', 'left-out'] as const).map(one => (
          <button
            key={one ?? ''}
            type="button"
            class="chip"
            aria-pressed={outcome === one}
            onClick={() => setOutcome(one)}
          >
            {one === undefined ? words('全部', 'All') : named[one].text}
          </button>
        ))}
      </div>
      {items.items.length > 0 && (
        <ul class="list card">
          {items.items.map(item => (
            <li key={item.reportId} class="row row-apart item">
              <a class="code" href={to(item.reportId)}>
                {item.reportId}
              </a>
              <span>
                {item.detail !== null ? say(item.detail) : item.reason !== null && reasonWords(item.reason)}{' '}
                <Tag tone={named[item.outcome].tone}>{named[item.outcome].text}</Tag>
              </span>
            </li>
          ))}
        </ul>
      )}
      <ProblemNote problem={items.problem} again={items.again} />
      {items.loading && <Waiting />}
      {!items.loading && items.items.length === 0 && items.problem === null && (
        <p class="soft">{words('没有这样的结果。', 'There is none.')}</p>
      )}
      {items.more !== null && !items.loading && (
        <button type="button" class="button button-second" onClick={items.more}>
          {words('再显示一些', 'Show more')}
        </button>
      )}
    </section>
  );
}
