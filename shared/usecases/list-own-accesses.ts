import { routes } from '../contract/routes.ts';
import type { AccessView } from '../contract/subject-routes.ts';
import type { Access } from '../domain/access.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { type Report, stateOf } from '../domain/report.ts';
import type { AccessLog } from '../ports/access-log.ts';
import type { Page } from '../ports/report-store.ts';
import type { ActionCall, ReadCall } from './action-call.ts';
import { findAboutSubject, type OwnRecordPorts, subjectOf } from './own-record.ts';

export type ListOwnAccessesPorts = OwnRecordPorts & { readonly accesses: Pick<AccessLog, 'of'> };

type Command = {
  readonly by: ReadCall & Pick<ActionCall, 'bearer'>;
  readonly reportId: ReportId;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** Who looked at a report about whoever asks; the first page also tells who opened the file that it came in. */
export async function listOwnAccesses(
  ports: ListOwnAccessesPorts,
  { by, reportId, limit, cursor }: Command,
): Promise<Outcome<Page<AccessView>>> {
  const subject = await subjectOf(ports, by.bearer);
  if (!subject.ok) return subject;
  const report = await findAboutSubject(ports, subject.value, reportId);
  if (!report.ok) return report;
  const page = await ports.accesses.of({ kind: 'report', id: reportId }, limit, cursor ?? null);
  const ofFile = cursor === undefined ? await accessesOfFile(ports, report.value) : [];
  const items = [...page.items, ...ofFile].map(accessViewOf);
  return accept({ items: items.sort((a, b) => (a.at < b.at ? 1 : -1)), next: page.next });
}

const FILE_LOOKS = 20;

/** The newest looks at the department's file of which the report is a row. */
export async function accessesOfFile(
  { accesses }: Pick<ListOwnAccessesPorts, 'accesses'>,
  report: Report,
): Promise<readonly Access[]> {
  const { source } = stateOf(report);
  if (source === null || source === undefined) return [];
  return (await accesses.of({ kind: 'import', id: source.importId }, FILE_LOOKS, null)).items;
}

/** In the words of today's route table; an address that is gone since is shown as it was called. */
export const accessViewOf = ({ at, role, department, route }: Access): AccessView => ({
  at,
  role,
  department,
  what: Object.values(routes).find(({ method, path }) => `${method} ${path}` === route)?.summary ?? {
    zh: route,
    en: route,
  },
});
