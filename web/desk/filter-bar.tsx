import { useState } from 'preact/hooks';
import type { Names } from '../app/use-names.ts';
import type { Filter, QueueCounts } from '../client/review.ts';
import { clockWords } from '../parts/clock-tag.tsx';
import { words } from '../words/language.ts';
import { SavedFilters } from './saved-filters.tsx';

type Given = {
  filter: Filter;
  counts: QueueCounts | null;
  names: Names;
  change: (filter: Filter) => void;
};

/** The queue's filters, each with how many it would show. Only what waits is offered. */
export function FilterBar({ filter, counts, names, change }: Given) {
  const [open, setOpen] = useState(false);
  const toggle = <K extends keyof Filter>(key: K, value: NonNullable<Filter[K]>) => {
    const { [key]: now, ...rest } = filter;
    change(now === value ? (rest as Filter) : { ...rest, [key]: value });
  };
  const chip = <K extends keyof Filter>(
    key: K,
    value: NonNullable<Filter[K]>,
    label: string,
    count: number | undefined,
    tone = '',
  ) => (
    <button
      type="button"
      class={`chip ${tone}`}
      aria-pressed={filter[key] === value}
      onClick={() => toggle(key, value)}
    >
      {label} {count !== undefined && <b>{count}</b>}
    </button>
  );
  const choose = (key: 'category' | 'district' | 'channel', value: string) => {
    const { [key]: _, ...rest } = filter;
    change(value === '' ? rest : ({ ...rest, [key]: value } as Filter));
  };
  const byCategory = Object.entries(counts?.byCategory ?? {}).filter(
    ([id, count]) => count > 0 || id === filter.category,
  );
  return (
    <div class="filters">
      {/* biome-ignore lint/a11y/useSemanticElements: a toolbar of toggles is no fieldset of a form. */}
      <div class="chips" role="group" aria-label={words('筛选', 'Filters')}>
        {chip('clock', 'overdue', clockWords('overdue'), counts?.byClock.overdue, 'chip-bad')}
        {chip('clock', 'at-risk', clockWords('at-risk'), counts?.byClock.atRisk, 'chip-wait')}
        {chip('clock', 'due', clockWords('due'), counts?.byClock.due)}
        {chip('mine', 'true', words('指派给我', 'Given to me'), counts?.mine)}
        {chip('linked', 'true', words('有重复', 'With duplicates'), counts?.linked)}
        {chip('escalated', 'true', words('已升级督办', 'Escalated'), counts?.escalated)}
        <button type="button" class="chip" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words('更多筛选', 'More filters')}
        </button>
      </div>
      {open && (
        <div class="two filters-more">
          <label>
            <span class="label">{words('类别', 'Category')}</span>
            <select value={filter.category ?? ''} onChange={e => choose('category', e.currentTarget.value)}>
              <option value="">{words('全部类别', 'Every category')}</option>
              {byCategory.map(([id, count]) => (
                <option key={id} value={id}>
                  {names.category(id)}（{count}）
                </option>
              ))}
            </select>
          </label>
          <label>
            <span class="label">{words('区县', 'District')}</span>
            <select value={filter.district ?? ''} onChange={e => choose('district', e.currentTarget.value)}>
              <option value="">{words('我负责的全部区县', 'All of my districts')}</option>
              {counts?.districts.map(id => (
                <option key={id} value={id}>
                  {names.district(id)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span class="label">{words('来源', 'Channel')}</span>
            <select value={filter.channel ?? ''} onChange={e => choose('channel', e.currentTarget.value)}>
              <option value="">{words('市民和部门', 'Citizens and departments')}</option>
              <option value="citizen">
                {words('市民报送', 'Citizens')}（{counts?.byChannel['citizen'] ?? 0}）
              </option>
              <option value="department">
                {words('部门推荐', 'Departments')}（{counts?.byChannel['department'] ?? 0}）
              </option>
            </select>
          </label>
          <SavedFilters filter={filter} change={change} />
        </div>
      )}
    </div>
  );
}

/** A filter in words, for what is done with it. */
export function filterWords(filter: Filter, names: Names): string {
  const parts = [
    filter.clock && clockWords(filter.clock),
    filter.mine && words('指派给我', 'given to me'),
    filter.linked && words('有重复', 'with duplicates'),
    filter.escalated && words('已升级督办', 'escalated'),
    filter.category && names.category(filter.category),
    filter.district && names.district(filter.district),
    filter.channel &&
      (filter.channel === 'citizen' ? words('市民报送', 'by citizens') : words('部门推荐', 'by departments')),
  ].filter(part => part !== undefined);
  return parts.length === 0 ? words('全部待办', 'everything that waits') : parts.join(words('、', ', '));
}
