import { AppBody } from '../frame/app-body.tsx';
import type { Page } from '../frame/page.tsx';

export const enterprisePage: Page = {
  name: 'enterprise',
  area: 'enterprise',
  title: { zh: '我的单位', en: 'My organisation' },
  summary: {
    zh: '查看对本单位的记载，提出异议，申请修复',
    en: 'What is said of you; object; apply for repair',
  },
  script: 'enterprise/enterprise',
  Body: AppBody,
};
