import { SignInCard, startApp } from '../app/start-app.tsx';
import { words } from '../words/language.ts';

/** The citizen's page. Screens are loaded when somebody goes there: the first one is all that a slow network brings at once. */
startApp({
  screens: {
    '': () => import('./my-reports.tsx').then(({ MyReports }) => MyReports),
    new: () => import('./new-report.tsx').then(({ NewReport }) => NewReport),
    drafts: () => import('./draft.tsx').then(({ WriteReport }) => WriteReport),
    reports: () => import('./report.tsx').then(({ OneReport }) => OneReport),
  },
  welcome: () => (
    <SignInCard title={words('登录后报送', 'Sign in to report')}>
      <p>
        {words(
          '使用市统一身份认证登录。身份由认证系统核实，您不必上传证件照片。',
          'Sign in with the city’s identity. It vouches for who you are; you need not upload any identity document.',
        )}
      </p>
      <p class="soft">
        {words(
          '填写到一半也没关系：草稿和照片保存在这部手机上，登录过期也不会丢失。',
          'You can stop halfway: drafts and photos are kept on this phone, even when the sign-in runs out.',
        )}
      </p>
    </SignInCard>
  ),
});
