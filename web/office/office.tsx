import { SignInCard, startApp } from '../app/start-app.tsx';
import { words } from '../words/language.ts';

startApp({
  screens: {
    '': () => import('./campaigns.tsx').then(({ Campaigns }) => Campaigns),
    releases: () => import('./releases.tsx').then(({ Releases }) => Releases),
    statistics: () => import('./city-statistics.tsx').then(({ CityStatistics }) => CityStatistics),
  },
  welcome: () => (
    <SignInCard title={words('信用办工作台', 'Credit office')}>
      <p>
        {words(
          '请用工作账号登录，需双因素认证。',
          'Sign in with your work account; a second factor is asked for.',
        )}
      </p>
    </SignInCard>
  ),
});
