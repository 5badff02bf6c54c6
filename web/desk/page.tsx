import { AppBody } from '../frame/app-body.tsx';
import type { Page } from '../frame/page.tsx';

export const deskPage: Page = {
  name: 'desk',
  area: 'desk',
  title: { zh: '审核工作台', en: 'Review desk' },
  summary: { zh: '主管部门审核报送', en: 'Departments verify reports' },
  script: 'desk/desk',
  Body: AppBody,
};
