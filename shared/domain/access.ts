import * as z from 'zod';
import { Role } from './actor.ts';
import { DepartmentId } from './ids.ts';
import { Moment } from './moment.ts';

/** What a subject's data lies in: a report, a department's file with the rows of many, a case, what is on its way outside. */
export const RecordKind = z.enum(['report', 'import', 'case', 'organisation']);
export type RecordKind = z.infer<typeof RecordKind>;

/** Under which name an id of the kind stands in answers and addresses. */
export const recordIdNames = {
  report: 'reportId',
  import: 'importId',
  case: 'caseId',
  organisation: 'creditCode',
} as const satisfies Record<RecordKind, string>;

/**
 * One look of an officer at a subject's record. It is written before the officer is answered, is shown to the subject, and
 * can be neither changed nor removed. Holds ids of ours alone, and nothing of what was seen.
 */
export const Access = z.strictObject({
  record: z.strictObject({ kind: RecordKind, id: z.string().min(1).max(60) }),
  at: Moment,
  /** The officer, for whoever must answer for it; a subject is told the role and the department. */
  account: z.string().min(1).max(128),
  role: Role,
  department: DepartmentId.nullable(),
  /** The line of the route table by which it was asked for: `GET /reviews/{reportId}`. */
  route: z.string().min(1).max(200),
});
export type Access = z.infer<typeof Access>;

/**
 * The records of a kind that an answer shows, each once: whatever stands in it, or in the address, under the name of the
 * kind's id.
 */
export function recordsIn(kind: RecordKind, ...parts: readonly unknown[]): readonly string[] {
  const found = new Set<string>();
  const name = recordIdNames[kind];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const member of value) look(member);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        if (key === name && typeof member === 'string') found.add(member);
        else look(member);
      }
    }
  };
  for (const part of parts) look(part);
  return [...found].sort();
}
