import { type ComponentType, type JSX, render } from 'preact';
import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { notUnderstood } from '../client/problem.ts';
import { currentSession } from '../client/session.ts';
import { signIn, signOut } from '../client/signing.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { speakAsThePage, words } from '../words/language.ts';
import { type Place, usePlace } from './place.ts';

/** A screen of an app, loaded when somebody goes there. */
export type Screen = ComponentType<{ place: Place }>;
export type Screens = Readonly<Record<string, () => Promise<Screen>>>;

/**
 * Starts an app on its page: the part of the place before the first slash names the screen (`''` where there is none). Screens in
 * `open` need no sign-in. The frame around it stands in the page already.
 */
export function startApp(given: {
  screens: Screens;
  open?: readonly string[];
  welcome: () => JSX.Element;
}): void {
  speakAsThePage();
  const main = document.querySelector('#app');
  if (main === null) return;
  main.replaceChildren();
  render(<App {...given} />, main);
}

function App({ screens, open = [], welcome: Welcome }: Parameters<typeof startApp>[0]) {
  const place = usePlace();
  const name = place[0] ?? '';
  const known = Object.hasOwn(screens, name) ? name : '';
  const session = currentSession();
  const shown = useRef(name);
  useEffect(() => {
    drawAccount();
    if (shown.current === name) return;
    shown.current = name;
    // A screen reader reads on from the top of what is new.
    document.querySelector<HTMLElement>('#main')?.focus();
    scrollTo(0, 0);
  }, [name]);
  if (session === null && !open.includes(known)) return <Welcome />;
  return <Loaded key={known} load={screens[known]} place={place} />;
}

function Loaded({ load, place }: { load: (() => Promise<Screen>) | undefined; place: Place }) {
  const [Found, setFound] = useState<Screen | null>(null);
  const [failed, setFailed] = useState(false);
  const [fault, mend] = useErrorBoundary();
  const fetchScreen = () => {
    setFailed(false);
    load?.().then(
      screen => setFound(() => screen),
      () => setFailed(true),
    );
  };
  useEffect(fetchScreen, [load]);
  if (fault !== undefined) return <ProblemNote problem={notUnderstood} again={mend} />;
  if (failed) return <ProblemNote problem={notUnderstood} again={fetchScreen} />;
  return Found === null ? <Waiting /> : <Found place={place} />;
}

/** The way out, among the tools at the top, while somebody is signed in. */
function drawAccount(): void {
  const slot = document.querySelector('#account');
  if (slot === null) return;
  render(
    currentSession() === null ? null : (
      <button type="button" class="tool" onClick={() => signOut()}>
        {words('退出登录', 'Sign out')}
      </button>
    ),
    slot,
  );
}

/** What an app shows to somebody who has not signed in. */
export function SignInCard({ title, children }: { title: string; children: JSX.Element | JSX.Element[] }) {
  const [failed, setFailed] = useState(false);
  const [going, setGoing] = useState(false);
  const start = () => {
    setGoing(true);
    setFailed(false);
    signIn().catch(() => {
      setFailed(true);
      setGoing(false);
    });
  };
  return (
    <section class="card reading stack">
      <h1>{title}</h1>
      {children}
      {failed && <ProblemNote problem={notUnderstood} />}
      <button type="button" class="button button-large button-wide" disabled={going} onClick={start}>
        {going ? words('正在前往登录……', 'Going to sign in…') : words('登录', 'Sign in')}
      </button>
    </section>
  );
}
