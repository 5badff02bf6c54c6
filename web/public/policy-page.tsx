import type { PolicyShape } from '../../shared/domain/policy-shape.ts';
import type { Page } from '../frame/page.tsx';
import { Scrolling } from '../parts/scrolling.tsx';
import { say, words } from '../words/language.ts';

const kinds = {
  working: { zh: '个工作日', en: 'working days' },
  calendar: { zh: '个自然日', en: 'calendar days' },
};

/** Every number of the policy, with where it is from: nothing here is decided by a page. */
function PolicyTold({ policy }: { policy: PolicyShape }) {
  const { source, clocks, caps, benefits, legalBases } = policy;
  return (
    <div class="stack-l">
      <div class="page-head">
        <h1>{say(policy.title)}</h1>
        <p>
          《{source.title}》{source.numbers.join('、')}
        </p>
        <p class="small">{say(source.note)}</p>
      </div>
      <section class="stack" aria-labelledby="points">
        <h2 id="points">{words('分值', 'Points')}</h2>
        <Scrolling name={words('分值', 'Points')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words('类别', 'Category')}</th>
                <th scope="col">{words('加分', 'Points')}</th>
                <th scope="col">{words('依据', 'Source')}</th>
              </tr>
            </thead>
            <tbody>
              {policy.categories.flatMap(category =>
                category.points === null
                  ? []
                  : [
                      <tr key={category.id}>
                        <th scope="row">{say(category.name)}</th>
                        <td>+{category.points.value}</td>
                        <td class="small">{category.points.source}</td>
                      </tr>,
                    ],
              )}
            </tbody>
          </table>
        </Scrolling>
        <p>
          {words(
            `每人最多 ${caps.perPerson.value} 分，同一类别最多 ${caps.perCategory.value} 分。分数只加不减。`,
            `At most ${caps.perPerson.value} points a person, ${caps.perCategory.value} of one category. Points are only ever added.`,
          )}
        </p>
      </section>
      <section class="stack" aria-labelledby="clocks">
        <h2 id="clocks">{words('时限', 'Time limits')}</h2>
        <Scrolling name={words('时限', 'Time limits')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words('事项', 'For')}</th>
                <th scope="col">{words('时限', 'Limit')}</th>
                <th scope="col">{words('依据', 'Source')}</th>
              </tr>
            </thead>
            <tbody>
              {clocks.map(clock => (
                <tr key={`${clock.id} ${clock.effectiveFrom}`}>
                  <th scope="row">{say(clock.name)}</th>
                  <td>
                    {clock.days} {say(kinds[clock.kind])}
                  </td>
                  <td class="small">{clock.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </section>
      <section class="stack" aria-labelledby="benefits">
        <h2 id="benefits">{words('激励措施', 'Benefits')}</h2>
        <ul>
          {benefits.map(benefit => (
            <li key={benefit.id}>{say(benefit.text)}</li>
          ))}
        </ul>
      </section>
      <section class="stack" aria-labelledby="bases">
        <h2 id="bases">{words('失信认定的法律依据', 'Legal bases of a defaulter listing')}</h2>
        <p>
          {words(
            '没有法律、法规依据，不得列入失信名单；市级通知本身不是依据。',
            'Nobody is listed without a law or regulation; a municipal notice is none.',
          )}
        </p>
        <ul>
          {legalBases.map(basis => (
            <li key={basis.id}>
              {say(basis.title)} {basis.articles}
            </li>
          ))}
        </ul>
      </section>
      <p class="soft small">{words(`政策第 ${policy.version} 版`, `Policy version ${policy.version}`)}</p>
    </div>
  );
}

export const policyPage: Page = {
  name: 'policy',
  area: 'public',
  title: { zh: '政策说明', en: 'The policy' },
  summary: { zh: '分值、时限、激励措施和法律依据', en: 'Points, time limits, benefits and legal bases' },
  Body: PolicyTold,
};
