import { useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { useAct } from '../app/use-act.ts';
import { useFollowed } from '../app/use-followed.ts';
import { useNames } from '../app/use-names.ts';
import { listReleases, startRelease } from '../client/office.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tag } from '../parts/tag.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { dayAndTime } from '../words/when.ts';
import { OneRelease } from './one-release.tsx';
import { isMoving, releaseStatuses } from './release-words.ts';

/** The releases of a campaign, or one of them: `#/releases/CAMPAIGN/1`. */
export const Releases: Screen = ({ place }) => {
  const [, campaignId, release] = place;
  return campaignId !== undefined && release !== undefined ? (
    <OneRelease key={place.join('/')} campaignId={campaignId} release={Number(release)} />
  ) : (
    <AllReleases />
  );
};

function AllReleases() {
  const { campaigns } = useNames();
  const [chosen, setChosen] = useState('');
  const campaignId = chosen === '' ? (campaigns[0]?.campaignId ?? '') : chosen;
  return (
    <div class="stack">
      <h1>{words('发布批次', 'Releases')}</h1>
      {campaigns.length > 1 && (
        <label class="field">
          <span class="label">{words('救灾期间', 'Campaign')}</span>
          <select value={campaignId} onChange={event => setChosen(event.currentTarget.value)}>
            {campaigns.map(campaign => (
              <option key={campaign.campaignId} value={campaign.campaignId}>
                {say(campaign.name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {campaignId === '' ? <Waiting /> : <ReleasesOf key={campaignId} campaignId={campaignId} />}
    </div>
  );
}

function ReleasesOf({ campaignId }: { campaignId: string }) {
  const releases = useFollowed(
    () => listReleases(campaignId),
    [campaignId],
    ({ items }) => (items.some(isMoving) ? 2000 : null),
  );
  const { act, busy, problem } = useAct();
  const start = async () => {
    if ((await act(key => startRelease(campaignId, key))) !== null) await releases.again();
  };
  if (releases.state === 'waiting') return <Waiting />;
  if (releases.state === 'refused') return <ProblemNote problem={releases.problem} again={releases.again} />;
  const { items } = releases.value;
  return (
    <>
      {items.length === 0 ? (
        <Empty title={words('还没有发布批次', 'There is no release yet')}>
          <p>
            {words(
              '宣布救灾期间结束后，到发布日会自动开始编制；也可以现在启动。',
              'Once the end is declared one begins by itself on the day of publication; or start one now.',
            )}
          </p>
        </Empty>
      ) : (
        <ul class="list card">
          {items.map(one => (
            <li key={one.release}>
              <a class="list-link row row-apart" href={to('releases', campaignId, String(one.release))}>
                <span>
                  <strong>{words(`第 ${one.release} 批`, `Release ${one.release}`)}</strong>
                  <span class="small soft">
                    {' · '}
                    {words('截至 ', 'as of ')}
                    {dayAndTime(one.cutOff)}
                  </span>
                </span>
                <Tag tone={releaseStatuses(one.status).tone}>{releaseStatuses(one.status).text}</Tag>
              </a>
            </li>
          ))}
        </ul>
      )}
      <ProblemNote problem={problem} />
      <p>
        <button type="button" class="button button-second" disabled={busy} onClick={() => void start()}>
          {words('现在启动一个批次', 'Start a release now')}
        </button>
      </p>
    </>
  );
}
