import { useState } from 'preact/hooks';
import { usePages } from '../app/use-pages.ts';
import { type Change, type Entry, previewRelease } from '../client/office.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Scrolling } from '../parts/scrolling.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { changeWords } from './release-words.ts';

const changes = ['added', 'changed', 'removed', 'held-back'] as const;

/** What the release does to the list before it, entry by entry. */
export function ReleaseChanges({ campaignId, release }: { campaignId: string; release: number }) {
  const [change, setChange] = useState<Change>('added');
  const found = usePages(
    cursor => previewRelease(campaignId, release, change, cursor),
    [campaignId, release, change],
  );
  const title = words('与上一批相比', 'Compared with the release before');
  return (
    <section class="stack-s" aria-labelledby="changes">
      <h2 id="changes">{title}</h2>
      <div class="chips">
        {changes.map(one => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={change === one}
            onClick={() => setChange(one)}
          >
            {changeWords(one)}
          </button>
        ))}
      </div>
      {found.items.length > 0 && (
        <Scrolling name={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words('名称', 'Name')}</th>
                <th scope="col">{words('统一社会信用代码', 'Credit code')}</th>
                <th scope="col">{words('此前', 'Before')}</th>
                <th scope="col">{words('此后', 'After')}</th>
              </tr>
            </thead>
            <tbody>
              {found.items.map(({ before, after, held }) => {
                const organisation = after ?? before ?? held?.organisation ?? null;
                return (
                  <tr key={organisation?.creditCode ?? held?.reportId}>
                    <td>{organisation?.name ?? words('个人的报送', 'A person’s report')}</td>
                    <td class="code">{organisation?.creditCode}</td>
                    <td>{deeds(before)}</td>
                    <td>{held === null ? deeds(after) : words('暂缓', 'Held back')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scrolling>
      )}
      <ProblemNote problem={found.problem} again={found.again} />
      {found.loading && <Waiting />}
      {!found.loading && found.items.length === 0 && found.problem === null && (
        <p class="soft">{words('没有这样的变化。', 'Nothing of the kind.')}</p>
      )}
      {found.more !== null && !found.loading && (
        <button type="button" class="button button-second" onClick={found.more}>
          {words('再显示一些', 'Show more')}
        </button>
      )}
    </section>
  );
}

const deeds = (entry: Entry | null): string =>
  entry === null
    ? '–'
    : words(
        `${entry.deeds.length} 项事迹`,
        `${entry.deeds.length} deed${entry.deeds.length === 1 ? '' : 's'}`,
      );
