import { useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import { useAct } from '../app/use-act.ts';
import { useFollowed } from '../app/use-followed.ts';
import { useNames } from '../app/use-names.ts';
import { useNow } from '../app/use-now.ts';
import { type Bulk, confirmBulk, getBulk, undoBulk } from '../client/bulk.ts';
import type { Filter } from '../client/review.ts';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Progress } from '../parts/progress.tsx';
import { Tag } from '../parts/tag.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { spanWords } from '../words/measures.ts';
import { dayAndTime, timeOfDay } from '../words/when.ts';
import { BulkItems } from './bulk-items.tsx';
import { bulkStatuses, reasonWords, verdictWords } from './bulk-words.ts';
import { filterWords } from './filter-bar.tsx';
import { ReviewPane } from './review-pane.tsx';

/** While the server works, and while what it waits for may come (in milliseconds). */
const pauseOf = ({ status }: Bulk): number | null =>
  status === 'gathering' || status === 'acting' ? 1000 : status === 'confirmed' ? 5000 : null;

/** One bulk decision, from its gathering to what became of each item. It goes on while nobody looks. */
export function OneBulk({ bulkId }: { bulkId: string }) {
  const bulk = useFollowed(() => getBulk(bulkId), [bulkId], pauseOf);
  const names = useNames();
  const { act, busy, problem } = useAct();
  if (bulk.state === 'waiting') return <Waiting />;
  if (bulk.state === 'refused') return <ProblemNote problem={bulk.problem} again={bulk.again} />;
  const { value } = bulk;
  const { filter, verdict, gathering, acting, outcomes } = value;
  const asFilter: Filter = {
    ...(filter.category !== undefined && { category: filter.category }),
    ...(filter.channel !== undefined && { channel: filter.channel }),
    ...(filter.clock !== undefined && { clock: filter.clock }),
    ...(filter.linked && { linked: 'true' }),
    ...(filter.escalated && { escalated: 'true' }),
    ...(filter.assignedTo !== undefined && { mine: 'true' }),
  };
  const change = async (call: (key: string) => ReturnType<typeof undoBulk>) => {
    const changed = await act(call);
    if (changed !== null) bulk.put(changed);
  };
  return (
    <div class="stack">
      <a class="back" href={to('bulk')}>
        {words('← 批量办理', '← Bulk decisions')}
      </a>
      <header class="stack-s">
        <div class="row">
          <h1>
            {verdictWords(verdict.outcome)}
            {words('：', ': ')}
            {filterWords(asFilter, names)}
          </h1>
          <Tag tone={bulkStatuses(value.status).tone}>{bulkStatuses(value.status).text}</Tag>
        </div>
        <p class="soft">
          {filter.districts.map(names.district).join(words('、', ', '))} · {dayAndTime(value.openedAt)}
          {'reason' in verdict && ` · ${verdict.reason}`}
        </p>
      </header>
      {value.status === 'gathering' && (
        <Progress
          label={words('正在收集，可以离开此页', 'Gathering; you may leave')}
          done={gathering?.looked ?? 0}
          of={null}
        />
      )}
      {value.status === 'previewed' && value.preview !== null && (
        <Preview
          preview={value.preview}
          opened={() => void bulk.again()}
          busy={busy}
          confirm={setHash => void change(key => confirmBulk(bulkId, setHash, key))}
        />
      )}
      {value.status === 'confirmed' && value.confirmed !== null && (
        <Undo
          until={value.confirmed.undoUntil}
          busy={busy}
          undo={() => void change(key => undoBulk(bulkId, key))}
        />
      )}
      {value.status === 'acting' && (
        <Progress
          label={words('正在逐件办理，可以离开此页', 'Acting on each; you may leave')}
          done={acting?.done ?? 0}
          of={acting?.of ?? value.preview?.count ?? null}
          perSecond={acting?.itemsPerSecond ?? null}
          remainingSeconds={acting?.remainingSeconds ?? null}
        />
      )}
      <ProblemNote problem={problem} />
      {outcomes !== null && value.status === 'done' && (
        <Note
          tone={outcomes.decided === value.preview?.count ? 'good' : 'wait'}
          title={words('已办完', 'Done')}
        >
          <p>
            {words(
              `办理 ${outcomes.decided} 份；预览后有变化 ${outcomes.changed} 份；规则不允许 ${outcomes.refused} 份。后两种未作决定，仍在待办。`,
              `${outcomes.decided} decided; ${outcomes.changed} changed since the preview; ${outcomes.refused} refused by a rule. The last two were not touched and still wait.`,
            )}
          </p>
        </Note>
      )}
      {(value.status === 'acting' || value.status === 'done') && (
        <BulkItems key={value.status} bulkId={bulkId} />
      )}
    </div>
  );
}

function Preview(given: {
  preview: NonNullable<Bulk['preview']>;
  opened: () => void;
  confirm: (setHash: string) => void;
  busy: boolean;
}) {
  const { preview } = given;
  const [at, setAt] = useState<string | null>(null);
  const left = preview.sample.filter(({ opened, changed }) => !opened && !changed);
  const leftOut = Object.entries(preview.leftOut);
  const next = () => setAt(left.find(({ reportId }) => reportId !== at)?.reportId ?? null);
  return (
    <>
      <section class="card stack">
        <p class="figure">
          <b>{preview.count}</b> {words('份将按此决定', 'reports under this verdict')}
        </p>
        {leftOut.length > 0 && (
          <p>
            {words('未列入：', 'Left out: ')}
            {leftOut.map(([code, count]) => `${reasonWords(code)} ${count}`).join(words('；', '; '))}
          </p>
        )}
        <p class="soft">
          {words(
            `请在 ${dayAndTime(preview.confirmBefore)} 前确认；之后须重新收集。`,
            `Confirm before ${dayAndTime(preview.confirmBefore)}; afterwards it is gathered anew.`,
          )}
        </p>
      </section>
      <section class="card stack" aria-labelledby="sample">
        <h2 id="sample">{words('抽样：请逐份打开', 'The sample: open each one')}</h2>
        <ol class="sample chips">
          {preview.sample.map((item, index) => (
            <li key={item.reportId}>
              <button
                type="button"
                class="chip"
                aria-pressed={at === item.reportId}
                disabled={item.changed}
                onClick={() => setAt(item.reportId)}
              >
                {words(`抽样 ${index + 1}`, `Sample ${index + 1}`)}{' '}
                {item.changed
                  ? words('（有变化，不办）', '(changed, left alone)')
                  : item.opened
                    ? words('✓ 已看', '✓ seen')
                    : words('未看', 'not seen')}
              </button>
            </li>
          ))}
        </ol>
        {at !== null && (
          <ReviewPane
            key={at}
            reportId={at}
            claimNow
            change={given.opened}
            leave={given.opened}
            skip={next}
            back={() => setAt(null)}
          />
        )}
      </section>
      <div class="row">
        <button
          type="button"
          class="button button-large"
          aria-disabled={left.length > 0}
          disabled={given.busy}
          onClick={() => given.confirm(preview.setHash)}
        >
          {words(`确认办理 ${preview.count} 份`, `Confirm all ${preview.count}`)}
        </button>
        {left.length > 0 && (
          <span class="soft">
            {words(`还有 ${left.length} 份抽样未打开`, `${left.length} of the sample not opened yet`)}
          </span>
        )}
      </div>
    </>
  );
}

function Undo({ until, undo, busy }: { until: string; undo: () => void; busy: boolean }) {
  const now = useNow(1000);
  const left = (Date.parse(until) - now) / 1000;
  return (
    <Note tone="wait" title={words('已确认，尚未生效', 'Confirmed, not yet in effect')}>
      <p>
        {left > 0
          ? words(
              `${timeOfDay(until)} 生效；在此之前可以撤销，不留痕迹。还有 ${spanWords(left)}。`,
              `It takes effect at ${timeOfDay(until)}; until then it can be taken back without a trace. ${spanWords(left)} left.`,
            )
          : words('即将开始办理。', 'It is about to begin.')}
      </p>
      <button type="button" class="button button-danger" disabled={busy || left <= 0} onClick={undo}>
        {words('撤销', 'Undo')}
      </button>
    </Note>
  );
}
