import { useAnswer } from '../app/use-answer.ts';
import { ask } from '../client/api.ts';
import { Facts } from '../parts/facts.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tag } from '../parts/tag.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { dayInWords } from '../words/when.ts';

/** Every relief campaign, as anybody may read it. */
export function Campaigns() {
  const campaigns = useAnswer(() => ask(api => api.GET('/campaigns')), []);
  return (
    <div class="stack">
      <h1>{words('救灾期间', 'Campaigns')}</h1>
      {campaigns.state === 'waiting' && <Waiting />}
      {campaigns.state === 'refused' && <ProblemNote problem={campaigns.problem} again={campaigns.again} />}
      {campaigns.state === 'ready' && campaigns.value.items.length === 0 && (
        <Empty title={words('还没有救灾期间', 'There is no campaign yet')} />
      )}
      {campaigns.state === 'ready' &&
        campaigns.value.items.map(campaign => (
          <section class="card stack-s" key={campaign.campaignId}>
            <div class="row row-apart">
              <h2>{say(campaign.name)}</h2>
              <Tag tone={campaign.takesReports ? 'good' : 'plain'}>
                {campaign.takesReports ? words('接受报送', 'Takes reports') : words('已停止报送', 'Closed')}
              </Tag>
            </div>
            <Facts
              facts={[
                [words('开始', 'Began'), dayInWords(campaign.startedOn)],
                [words('宣布结束', 'Declared end'), campaign.endedAt && dayInWords(campaign.endedAt)],
                [words('政策版本', 'Policy version'), campaign.policyVersion],
                [words('发布批次', 'Releases'), campaign.releases],
              ]}
            />
          </section>
        ))}
    </div>
  );
}
