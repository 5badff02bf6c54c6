import type { ComponentChildren } from 'preact';
import { isSignedOut, type Problem } from '../client/problem.ts';
import { signIn } from '../client/signing.ts';
import { say, words } from '../words/language.ts';
import { Note } from './note.tsx';

/**
 * What did not work, why, and what to do: as the API says it, in the language of the page. Complaints that no field on the
 * page shows (`besides`: those it does) stand here too, so that none is lost.
 */
export function ProblemNote(given: {
  problem: Problem | null;
  besides?: readonly string[];
  again?: () => void;
  children?: ComponentChildren;
}) {
  const { problem, besides = [], again } = given;
  if (problem === null) return null;
  const left = problem.problems.filter(({ pointer }) => !besides.includes(pointer));
  const detail = say(problem.details);
  return (
    <Note tone="bad" title={say(problem.titles)} urgent>
      {detail !== say(problem.titles) && <p>{detail}</p>}
      {left.length > 0 && (
        <ul>
          {left.map(one => (
            <li key={`${one.pointer} ${one.code}`}>
              {say(one.message)}
              {words('。', '. ')}
              {say(one.remedy)}
              {words('。', '.')}
            </li>
          ))}
        </ul>
      )}
      {given.children}
      <div class="row">
        {isSignedOut(problem) && (
          <button type="button" class="button" onClick={() => void signIn()}>
            {words('重新登录', 'Sign in again')}
          </button>
        )}
        {again !== undefined && !isSignedOut(problem) && (
          <button type="button" class="button button-second" onClick={again}>
            {words('再试一次', 'Try again')}
          </button>
        )}
      </div>
      {problem.instance !== '' && (
        <p class="small soft">
          {words('联系市信用办时请报此编号：', 'Quote this number to the office: ')}
          <span class="code">{problem.instance.split(':').at(-1)}</span>
        </p>
      )}
    </Note>
  );
}
