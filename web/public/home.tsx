import { addressOf } from '../frame/address.ts';
import type { Page } from '../frame/page.tsx';
import { words } from '../words/language.ts';

const Home = () => (
  <div class="stack-l">
    <section class="hero">
      <h1>{words('洪水中您做过的事，值得被记住', 'What you did in the flood deserves to be remembered')}</h1>
      <p>
        {words(
          '防汛救灾期间参与抢险、捐赠、医疗、志愿服务的市民，可以在这里报送。主管部门核实后，计入“商鼎分”；企业和社会组织列入社会信用红榜。',
          'If you helped during the flood, report it here. The competent department verifies it; it then adds points to your score, and organisations go on the red list.',
        )}
      </p>
      <p class="row">
        <a class="button button-large button-light" href={addressOf('citizen', 'new')}>
          {words('开始报送', 'Start a report')}
        </a>
        <a class="hero-link" href={addressOf('guide')}>
          {words('先看看哪些事可以报', 'See first what counts')}
        </a>
      </p>
    </section>
    <section class="grid" aria-label={words('办理', 'What you can do here')}>
      <a class="card" href={addressOf('citizen')}>
        <h2>{words('我的报送', 'My reports')}</h2>
        <p>{words('查看进度，补充材料，或撤回。', 'See where they are, add what is missing, withdraw.')}</p>
      </a>
      <a class="card" href={addressOf('lists')}>
        <h2>{words('名单公示', 'Published lists')}</h2>
        <p>
          {words(
            '查一家单位是否在榜，并自行验证。',
            'Look an organisation up, and check the answer yourself.',
          )}
        </p>
      </a>
      <a class="card" href={addressOf('enterprise')}>
        <h2>{words('企业和社会组织', 'Organisations')}</h2>
        <p>
          {words(
            '查看对本单位的记载，提出异议，申请修复。',
            'See what is said of you, object, apply for repair.',
          )}
        </p>
      </a>
      <a class="card" href={addressOf('policy')}>
        <h2>{words('政策说明', 'The policy')}</h2>
        <p>
          {words('分值、时限、依据，以及您的权利。', 'Points, time limits, legal basis, and your rights.')}
        </p>
      </a>
    </section>
  </div>
);

export const homePage: Page = {
  name: 'index',
  area: 'public',
  title: { zh: '首页', en: 'Home' },
  summary: {
    zh: '郑州市防汛救灾期间信用信息的报送、核验与公示',
    en: 'Reports of what people and organisations did in the flood, verified and published',
  },
  Body: Home,
};
