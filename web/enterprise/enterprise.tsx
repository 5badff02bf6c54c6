import { SignInCard, startApp } from '../app/start-app.tsx';
import { words } from '../words/language.ts';

startApp({
  screens: {
    '': () => import('./standing.tsx').then(({ Standing }) => Standing),
  },
  welcome: () => (
    <SignInCard title={words('企业和社会组织', 'Organisations')}>
      <p>
        {words(
          '由单位的法定代表人或受托人登录。',
          'The legal representative or a person they authorised signs in.',
        )}
      </p>
    </SignInCard>
  ),
});
