import { render } from 'preact';
import { loadConfig, siteRoot } from '../client/config.ts';
import { endSignIn } from '../client/sign-in.ts';
import { Note } from '../parts/note.tsx';
import { speakAsThePage, words } from '../words/language.ts';

/** Where the issuer sends people back to: takes the tokens and goes on to the page they came from. */
speakAsThePage();

function Failed() {
  return (
    <Note tone="bad" title={words('登录没有完成', 'You are not signed in')} urgent>
      <p>
        {words(
          '可能是等待过久，或在另一个窗口开始了登录。请回到刚才的页面重新登录，已填写的内容不会丢失。',
          'It may have taken too long, or sign-in was begun in another window. Go back and sign in again; nothing you wrote is lost.',
        )}
      </p>
      <p>
        <a class="button" href={new URL('citizen.html', siteRoot).href}>
          {words('回到我的报送', 'Back to my reports')}
        </a>
      </p>
    </Note>
  );
}

loadConfig()
  .then(endSignIn)
  .then(
    back => location.replace(back),
    () => {
      const place = document.querySelector('#app');
      place?.replaceChildren();
      if (place) render(<Failed />, place);
    },
  );
