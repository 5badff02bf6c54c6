import { SignInCard, startApp } from '../app/start-app.tsx';
import { words } from '../words/language.ts';

startApp({
  screens: {
    '': () => import('./queue.tsx').then(({ Queue }) => Queue),
    imports: () => import('./imports.tsx').then(({ Imports }) => Imports),
    statistics: () => import('./statistics.tsx').then(({ Statistics }) => Statistics),
    bulk: () => import('./bulk.tsx').then(({ BulkDesk }) => BulkDesk),
  },
  welcome: () => (
    <SignInCard title={words('审核工作台', 'Review desk')}>
      <p>
        {words(
          '请用工作账号登录，需双因素认证。',
          'Sign in with your work account; a second factor is asked for.',
        )}
      </p>
    </SignInCard>
  ),
});
