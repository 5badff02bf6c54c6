import { to } from '../app/place.ts';
import { useAct } from '../app/use-act.ts';
import { useFollowed } from '../app/use-followed.ts';
import { cancelImport, fileOf, getImport, type Import, sendAgain } from '../client/imports.ts';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Progress } from '../parts/progress.tsx';
import { Tag } from '../parts/tag.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { sizeWords } from '../words/measures.ts';
import { dayAndTime, lastDay } from '../words/when.ts';
import { ConfirmImport } from './confirm-import.tsx';
import { ImportFindings, ImportRows } from './import-lists.tsx';
import { importStatuses, kindWords } from './import-words.ts';

/** The statuses in which the server works by itself. */
const working: readonly Import['status'][] = ['announced', 'reading', 'acting', 'returning'];
const pauseOf = ({ status }: Import): number | null => (working.includes(status) ? 1000 : null);

/** One file: how far it is, what was found in its cells, and what became of its rows. */
export function OneImport({ importId }: { importId: string }) {
  const found = useFollowed(() => getImport(importId), [importId], pauseOf);
  const { act, busy, problem } = useAct();
  if (found.state === 'waiting') return <Waiting />;
  if (found.state === 'refused') return <ProblemNote problem={found.problem} again={found.again} />;
  const view = found.value;
  const download = async (which: 'annotated' | 'original') => {
    const address = await act(() => fileOf(importId, which));
    if (address !== null) location.assign(address.url);
  };
  const cancel = async () => {
    const changed = await act(key => cancelImport(importId, key));
    if (changed !== null) found.put(changed);
  };
  const isRead = view.reading?.done === true;
  return (
    <div class="stack">
      <a class="back" href={to('imports')}>
        {words('← 表格报送', '← Workbooks')}
      </a>
      <header class="stack-s">
        <div class="row">
          <h1>{view.file.name}</h1>
          <Tag tone={importStatuses(view.status).tone}>{importStatuses(view.status).text}</Tag>
        </div>
        <p class="soft">
          {kindWords(view.kind)} · {sizeWords(view.file.length)} · {dayAndTime(view.openedAt)}
          {view.mode === 'check' && words(' · 仅检查，不报送', ' · only checked')}
        </p>
      </header>
      {view.status === 'announced' && (
        <Note tone="wait" title={words('文件还没有收到', 'The file has not arrived')}>
          <p>{words('请再选一次同一个文件，从头上传。', 'Choose the same file again to upload it.')}</p>
          <input
            type="file"
            accept=".xlsx,.csv"
            aria-label={words('再选一次文件', 'The file again')}
            onChange={event => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) void act(() => sendAgain(importId, file, () => {})).then(found.again);
            }}
          />
        </Note>
      )}
      {view.unreadable !== null && (
        <Note tone="bad" title={say(view.unreadable.message)}>
          <p>{say(view.unreadable.remedy)}</p>
        </Note>
      )}
      {view.sentBack !== null && (
        <Note tone="bad" title={words('负责人退回了这张表格', 'The lead sent it back')}>
          <p>{view.sentBack}</p>
        </Note>
      )}
      {view.turnedBack !== null && (
        <Note tone="wait" title={words('平台退回了部分行', 'The platform turned rows back')}>
          <p>{view.turnedBack.reason}</p>
        </Note>
      )}
      <Steps view={view} />
      {view.reading !== null && <Judged counts={view.reading.counts} />}
      {view.checkDueAt !== null && view.status === 'platform-check' && (
        <p class="soft">
          {words('平台最迟核查到：', 'The platform checks it by: ')}
          {lastDay(view.checkDueAt)}
        </p>
      )}
      <ProblemNote problem={problem} />
      <div class="row">
        {isRead && (
          <button type="button" class="button" disabled={busy} onClick={() => void download('annotated')}>
            {words('下载批注后的表格', 'Download it with notes')}
          </button>
        )}
        <button
          type="button"
          class="button button-second"
          disabled={busy}
          onClick={() => void download('original')}
        >
          {words('下载原文件', 'Download as it came')}
        </button>
        {view.madeByYou && ['announced', 'reading', 'judged'].includes(view.status) && (
          <button type="button" class="button button-danger" disabled={busy} onClick={() => void cancel()}>
            {words('取消这次报送', 'Cancel it')}
          </button>
        )}
      </div>
      {view.status === 'judged' && <ConfirmImport view={view} changed={found.put} />}
      {view.acting?.done === true && <ImportRows importId={importId} />}
      {isRead && <ImportFindings importId={importId} />}
    </div>
  );
}

function Steps({ view }: { view: Import }) {
  const steps = [
    [words('读取并检查', 'Reading and judging'), view.reading],
    [words('逐行报送', 'Becoming reports'), view.acting],
    [words('逐行退回', 'Turning back'), view.returning],
  ] as const;
  return (
    <>
      {steps.map(
        ([label, step]) =>
          step !== null &&
          !step.done && (
            <Progress
              key={label}
              label={words(`${label}，可以离开此页`, `${label}; you may leave`)}
              done={step.rowsDone}
              of={step.rowsInAll}
              perSecond={step.rowsPerSecond}
              remainingSeconds={step.remainingSeconds}
            />
          ),
      )}
    </>
  );
}

function Judged({ counts }: { counts: NonNullable<Import['reading']>['counts'] }) {
  const tiles: readonly (readonly [string, number, string])[] = [
    [words('已读', 'Read'), counts.read, ''],
    [words('可报送', 'Good'), counts.good, 'tile-good'],
    [words('需修改', 'Bad'), counts.bad, counts.bad > 0 ? 'tile-bad' : ''],
    [words('需确认', 'To confirm'), counts.warned, counts.warned > 0 ? 'tile-wait' : ''],
    [words('与之前相同', 'As before'), counts.unchanged, ''],
    [words('略过', 'Left out'), counts.leftOut, ''],
  ];
  return (
    <dl class="tiles">
      {tiles.map(([label, count, tone]) => (
        <div key={label} class={`tile ${tone}`}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
