import { Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';

/** What stands in the page of an app until its script has come, and for who has none. */
export const AppBody = () => (
  <div id="app">
    <Waiting />
    <noscript>
      <p class="note note-wait">
        {words(
          '办理业务需要启用 JavaScript。不启用也可以阅读：可报送的事项、政策说明和已公示的名单。',
          'To act here your browser needs JavaScript. What counts, the policy and the published lists can be read without it.',
        )}
      </p>
    </noscript>
  </div>
);
