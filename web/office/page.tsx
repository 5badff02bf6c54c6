import { AppBody } from '../frame/app-body.tsx';
import type { Page } from '../frame/page.tsx';

export const officePage: Page = {
  name: 'office',
  area: 'office',
  title: { zh: '信用办工作台', en: 'Credit office' },
  summary: { zh: '救灾期间、政策、发布与更正', en: 'Campaigns, policies, releases, corrections' },
  script: 'office/office',
  Body: AppBody,
};
