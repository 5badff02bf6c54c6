import { to } from '../app/place.ts';
import { useFollowed } from '../app/use-followed.ts';
import { getRelease, type Release } from '../client/office.ts';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Progress } from '../parts/progress.tsx';
import { Tag } from '../parts/tag.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { sizeWords } from '../words/measures.ts';
import { dayAndTime, dayInWords } from '../words/when.ts';
import { DecideRelease } from './decide-release.tsx';
import { ReleaseChanges } from './release-changes.tsx';
import { downstreamWords, isMoving, measureWords, releaseStatuses } from './release-words.ts';

/** One release: exactly what will be published, who approved it, and whether it arrived. */
export function OneRelease({ campaignId, release }: { campaignId: string; release: number }) {
  const found = useFollowed(
    () => getRelease(campaignId, release),
    [campaignId, release],
    value => (isMoving(value) ? 2000 : null),
  );
  if (found.state === 'waiting') return <Waiting />;
  if (found.state === 'refused') return <ProblemNote problem={found.problem} again={found.again} />;
  const view = found.value;
  return (
    <div class="stack">
      <a class="back" href={to('releases')}>
        {words('← 发布批次', '← Releases')}
      </a>
      <header class="stack-s">
        <div class="row">
          <h1>{words(`第 ${release} 批`, `Release ${release}`)}</h1>
          <Tag tone={releaseStatuses(view.status).tone}>{releaseStatuses(view.status).text}</Tag>
        </div>
        <p class="soft">
          {words('截至 ', 'As of ')}
          {dayAndTime(view.cutOff)}
          {view.publishedAt !== null &&
            words(`，${dayAndTime(view.publishedAt)} 公示`, `, published ${dayAndTime(view.publishedAt)}`)}
        </p>
      </header>
      {view.paused !== null && (
        <Note tone="wait" title={words('已暂停', 'Paused')}>
          <p>{view.paused.reason}</p>
        </Note>
      )}
      {view.progress !== null && (
        <Progress
          label={
            view.progress.step === 'composing'
              ? words('正在编制，可以离开此页', 'Being composed; you may leave')
              : words('正在推送，可以离开此页', 'Being delivered; you may leave')
          }
          done={view.progress.done}
          of={view.progress.of}
          perSecond={view.progress.perSecond}
          remainingSeconds={view.progress.remainingSeconds}
        />
      )}
      {view.status === 'frozen' && view.progress === null && (
        <Waiting>{words('正在编制，可以离开此页。', 'Being composed; you may leave.')}</Waiting>
      )}
      {view.counts !== null && <Counts counts={view.counts} />}
      {view.objections !== null && (
        <p class="soft">
          {words(
            `${dayInWords(view.objections.shownFrom)}起公示，异议期到 ${dayInWords(view.objections.objectionsUntil)}。`,
            `Shown from ${dayInWords(view.objections.shownFrom)}, objections until ${dayInWords(view.objections.objectionsUntil)}.`,
          )}
        </p>
      )}
      <Expectations view={view} />
      {view.manifestHash !== null && (
        <section class="card stack-s" aria-labelledby="manifest">
          <h2 id="manifest">{words('批准的正是这些字节', 'What is approved is these bytes')}</h2>
          <p class="code">{view.manifestHash}</p>
          <ul class="list small">
            {view.files.map(file => (
              <li key={file.name} class="row row-apart item">
                {file.url === null ? <span>{file.name}</span> : <a href={file.url}>{file.name}</a>}
                <span class="soft">{sizeWords(file.length)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.manifestHash !== null && <ReleaseChanges campaignId={campaignId} release={release} />}
      {view.manifestHash !== null && <DecideRelease view={view} changed={found.put} />}
      {view.deliveries.length > 0 && <Deliveries deliveries={view.deliveries} />}
    </div>
  );
}

function Counts({ counts }: { counts: NonNullable<Release['counts']> }) {
  const tiles: readonly (readonly [string, number, string])[] = [
    [words('企业和社会组织', 'Organisations'), counts.organisations, 'tile-good'],
    [words('个人', 'Persons'), counts.persons, 'tile-good'],
    [words('积分合计', 'Points'), counts.points, ''],
    [words('新增', 'Added'), counts.added, ''],
    [words('变更', 'Changed'), counts.changed, ''],
    [words('移出', 'Removed'), counts.removed, counts.removed > 0 ? 'tile-wait' : ''],
    [words('暂缓', 'Held back'), counts.heldBack, counts.heldBack > 0 ? 'tile-wait' : ''],
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

function Expectations({ view }: { view: Release }) {
  const outside = view.expectations.filter(one => one.outside);
  if (outside.length === 0) return null;
  return (
    <Note
      tone="wait"
      title={words('数字超出预期，批准须说明理由', 'Figures nobody expected: an approval says why')}
    >
      <ul>
        {outside.map(one => (
          <li key={one.measure}>
            {measureWords(one.measure)}
            {words(
              `：${one.figure}，预期不超过 ${one.atMost}`,
              `: ${one.figure}, expected at most ${one.atMost}`,
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** What was sent to each system and what it took, as bars with their numbers. */
function Deliveries({ deliveries }: { deliveries: Release['deliveries'] }) {
  return (
    <section class="card stack" aria-labelledby="deliveries">
      <h2 id="deliveries">{words('推送与回执', 'Deliveries and receipts')}</h2>
      {deliveries.map(one => (
        <div key={one.downstream} class="stack-s">
          <div class="row row-apart">
            <strong>{downstreamWords(one.downstream)}</strong>
            <Tag tone={one.differences === 0 ? 'good' : one.differences === null ? 'now' : 'bad'}>
              {one.differences === null
                ? words('尚未对账', 'Not reconciled yet')
                : words(`差异 ${one.differences}`, `${one.differences} differences`)}
            </Tag>
          </div>
          <progress
            value={one.accepted}
            max={Math.max(one.rows, 1)}
            aria-label={words(`${downstreamWords(one.downstream)}已接收`, `Accepted by ${one.downstream}`)}
          />
          <p class="small">
            {words(
              `共 ${one.rows} 条，已接收 ${one.accepted}，被拒 ${one.rejected}，等待 ${one.waiting}`,
              `${one.rows} rows: ${one.accepted} accepted, ${one.rejected} rejected, ${one.waiting} waiting`,
            )}
          </p>
        </div>
      ))}
    </section>
  );
}
