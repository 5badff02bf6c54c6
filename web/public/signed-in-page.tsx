import { AppBody } from '../frame/app-body.tsx';
import type { Page } from '../frame/page.tsx';

export const signedInPage: Page = {
  name: 'signed-in',
  area: 'public',
  title: { zh: '正在登录', en: 'Signing in' },
  summary: { zh: '登录后回到原来的页面', en: 'Back to where you were' },
  script: 'public/signed-in',
  Body: AppBody,
};
