import { useState } from 'preact/hooks';
import type { Filter } from '../client/review.ts';
import { words } from '../words/language.ts';

const kept = 'relief.desk.filters';

type Saved = Readonly<Record<string, Filter>>;
const read = (): Saved => JSON.parse(localStorage.getItem(kept) ?? '{}') as Saved;

/** Filters under a name of the officer's own, kept in this browser: they name nobody. */
export function SavedFilters({ filter, change }: { filter: Filter; change: (filter: Filter) => void }) {
  const [saved, setSaved] = useState(read);
  const [name, setName] = useState('');
  const write = (next: Saved) => {
    localStorage.setItem(kept, JSON.stringify(next));
    setSaved(next);
  };
  const save = () => {
    if (name.trim() === '') return;
    write({ ...saved, [name.trim()]: filter });
    setName('');
  };
  return (
    <div>
      <label>
        <span class="label">{words('保存当前筛选', 'Keep this filter')}</span>
        <input
          value={name}
          maxLength={30}
          placeholder={words('起个名字，按回车保存', 'Name it and press Enter')}
          onInput={event => setName(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Enter' && save()}
        />
      </label>
      {Object.keys(saved).length > 0 && (
        <ul class="chips saved">
          {Object.entries(saved).map(([title, one]) => (
            <li key={title}>
              <button type="button" class="chip" onClick={() => change(one)}>
                {title}
              </button>
              <button
                type="button"
                class="chip"
                aria-label={words(`删除筛选“${title}”`, `Remove the filter “${title}”`)}
                onClick={() => {
                  const { [title]: _, ...rest } = saved;
                  write(rest);
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
