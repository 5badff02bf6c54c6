import type { PolicyShape } from '../../shared/domain/policy-shape.ts';
import { addressOf } from '../frame/address.ts';
import type { Page } from '../frame/page.tsx';
import { Facts } from '../parts/facts.tsx';
import { Tag } from '../parts/tag.tsx';
import { say, words } from '../words/language.ts';

type Category = PolicyShape['categories'][number];

function Outcome({ category }: { category: Category }) {
  switch (category.outcome) {
    case 'points':
      return (
        <Tag tone="good">{words(`加 ${category.points.value} 分`, `+${category.points.value} points`)}</Tag>
      );
    case 'red-list':
      return <Tag tone="good">{words('社会信用红榜', 'Red list')}</Tag>;
    case 'exemption':
      return <Tag tone="now">{words('暂不纳入失信', 'Exempt')}</Tag>;
    case 'defaulter-list':
      return <Tag tone="wait">{words('失信名单', 'Defaulter list')}</Tag>;
  }
}

const One = ({ category }: { category: Category }) => (
  <section class="card stack" id={category.id}>
    <div class="row row-apart">
      <h2>{say(category.name)}</h2>
      <Outcome category={category} />
    </div>
    <p>{say(category.description)}</p>
    <Facts
      facts={[
        [
          words('例如', 'For example'),
          <ul key="examples">
            {category.examples.map(example => (
              <li key={example.zh}>{say(example)}</li>
            ))}
          </ul>,
        ],
        [
          words('证明材料', 'Proof'),
          <div key="proof" class="stack-s">
            <p>
              {category.evidence.minimum === 0
                ? words(
                    `可不提供，最多 ${category.evidence.maximum} 份`,
                    `optional, up to ${category.evidence.maximum} files`,
                  )
                : words(
                    `至少 ${category.evidence.minimum} 份，最多 ${category.evidence.maximum} 份；下列任何一种都可以`,
                    `${category.evidence.minimum} to ${category.evidence.maximum} files, of any of these kinds`,
                  )}
            </p>
            <ul>
              {category.evidence.wants.map(want => (
                <li key={want.id}>
                  <strong>{say(want.name)}</strong>
                  {words('，例如', ', for example ')}
                  {say(want.example)}
                </li>
              ))}
            </ul>
          </div>,
        ],
      ]}
    />
    {category.subject === 'person' && category.channels.some(channel => channel === 'citizen') && (
      <p class="no-print">
        <a class="button button-second" href={addressOf('citizen', `new/${category.id}`)}>
          {words('报送这一类', 'Report this')}
        </a>
      </p>
    )}
  </section>
);

function Guide({ policy }: { policy: PolicyShape }) {
  const persons = policy.categories.filter(({ subject }) => subject === 'person');
  const organisations = policy.categories.filter(({ subject }) => subject === 'organisation');
  return (
    <div class="stack-l">
      <div class="page-head">
        <h1>{words('可报送的事项', 'What counts, and what proof')}</h1>
        <p>
          {words(
            '不必准备齐全再开始：可以先填草稿，照片稍后补。',
            'You need not have everything before you start: begin with a draft and add photos later.',
          )}
        </p>
      </div>
      <section class="stack">
        <h2>{words('个人', 'People')}</h2>
        {persons.map(category => (
          <One key={category.id} category={category} />
        ))}
      </section>
      <section class="stack">
        <h2>{words('企业和社会组织（由部门报送）', 'Organisations (reported by departments)')}</h2>
        {organisations.map(category => (
          <One key={category.id} category={category} />
        ))}
      </section>
      <p class="soft small">
        {words(
          `依据《${policy.source.title}》，政策第 ${policy.version} 版。`,
          `By 《${policy.source.title}》, policy version ${policy.version}.`,
        )}
      </p>
    </div>
  );
}

export const guidePage: Page = {
  name: 'guide',
  area: 'public',
  title: { zh: '可报送的事项', en: 'What counts' },
  summary: {
    zh: '哪些防汛救灾行为可以报送，需要什么证明材料，附示例',
    en: 'Which deeds can be reported and what proof is needed, with examples',
  },
  Body: Guide,
};
