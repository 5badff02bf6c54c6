import { AppBody } from '../frame/app-body.tsx';
import type { Page } from '../frame/page.tsx';

export const correctionsPage: Page = {
  name: 'corrections',
  area: 'public',
  title: { zh: '更正与变更', en: 'Corrections' },
  summary: { zh: '已公示名单的每一处变化', en: 'Every change to the published lists' },
  script: 'public/corrections',
  Body: AppBody,
};
