import type { Policy } from '../client/reading.ts';
import type { Report, TimelineEntry } from '../client/report.ts';
import { say, words } from '../words/language.ts';
import { storyOf } from '../words/story.ts';
import { dayAndTime } from '../words/when.ts';

/** What happened to a report, newest first. */
export function Story({ report, policy }: { report: Report; policy: Policy | null }) {
  const told = report.timeline.filter(entry => wordsOf(entry) !== null).toReversed();
  return (
    <section class="stack" aria-labelledby="story">
      <h2 id="story">{words('办理经过', 'What happened')}</h2>
      <ol class="story">
        {told.map(entry => (
          <li key={entry.sequence}>
            <strong>{wordsOf(entry)}</strong>
            <span class="soft small">
              {dayAndTime(entry.at)}
              {entry.department !== null && ` · ${departmentName(entry.department, policy)}`}
            </span>
            {entry.text !== null && <p class="story-words">{entry.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

// A step that a newer API knows and this page does not is left out rather than shown as a code.
const wordsOf = ({ what }: TimelineEntry): string | null => {
  const found = Object.hasOwn(storyOf, what) ? storyOf[what as keyof typeof storyOf] : null;
  return found === null ? null : say(found);
};

const departmentName = (id: string, policy: Policy | null): string => {
  const found = policy?.departments.find(one => one.id === id);
  return found === undefined ? words('主管部门', 'the department') : say(found.name);
};
