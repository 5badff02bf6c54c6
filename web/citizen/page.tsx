import { AppBody } from '../frame/app-body.tsx';
import type { Page } from '../frame/page.tsx';

export const citizenPage: Page = {
  name: 'citizen',
  area: 'citizen',
  title: { zh: '我的报送', en: 'My reports' },
  summary: { zh: '报送防汛救灾事项，查看进度', en: 'Report what you did, see where it is' },
  script: 'citizen/citizen',
  Body: AppBody,
};
