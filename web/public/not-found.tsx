import { addressOf } from '../frame/address.ts';
import type { Page } from '../frame/page.tsx';
import { words } from '../words/language.ts';

export const notFoundPage: Page = {
  name: 'not-found',
  area: 'public',
  title: { zh: '没有这个页面', en: 'There is no such page' },
  summary: { zh: '没有这个页面', en: 'There is no such page' },
  Body: () => (
    <div class="reading stack">
      <h1>{words('没有这个页面', 'There is no such page')}</h1>
      <p>
        {words(
          '地址可能不完整，或页面已经搬走。可以从这里继续：',
          'The address may be incomplete, or the page has moved. Go on from here:',
        )}
      </p>
      <ul>
        <li>
          <a href={addressOf('index')}>{words('首页', 'Home')}</a>
        </li>
        <li>
          <a href={addressOf('guide')}>{words('可报送的事项', 'What counts')}</a>
        </li>
        <li>
          <a href={addressOf('citizen')}>{words('我的报送', 'My reports')}</a>
        </li>
      </ul>
    </div>
  ),
};
