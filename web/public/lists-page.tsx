import { AppBody } from '../frame/app-body.tsx';
import type { Page } from '../frame/page.tsx';

export const listsPage: Page = {
  name: 'lists',
  area: 'public',
  title: { zh: '名单公示', en: 'Published lists' },
  summary: { zh: '查一家单位是否在榜，并自行验证', en: 'Look an organisation up and check the answer' },
  script: 'public/lists',
  Body: AppBody,
};
