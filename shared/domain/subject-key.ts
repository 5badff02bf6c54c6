import type { SubjectId } from './ids.ts';
import type { Subject } from './report-action.ts';

/** By which the reports about one subject are found: of a person the blind index alone. */
export const subjectKeyOf = (subject: Subject): string =>
  subject.kind === 'person' ? personKey(subject.subjectId) : `org#${subject.creditCode}`;

export const personKey = (subjectId: SubjectId): string => `person#${subjectId}`;
