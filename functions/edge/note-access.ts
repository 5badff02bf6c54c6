import type { Route } from '../../shared/contract/route.ts';
import { recordsIn } from '../../shared/domain/access.ts';
import type { AccessLog } from '../../shared/ports/access-log.ts';
import type { ReadCall } from '../../shared/usecases/action-call.ts';

/** Keeps that an officer is about to be shown somebody's record. Throws where it cannot be kept: then nothing is shown. */
export async function noteAccess(
  log: () => Pick<AccessLog, 'note'>,
  { opens, method, path }: Route,
  by: ReadCall | null,
  shown: readonly unknown[],
): Promise<void> {
  if (opens === null || by === null || by.caller.role === 'citizen') return;
  const { account, role, department } = by.caller;
  const accesses = recordsIn(opens, ...shown).map(id => ({
    record: { kind: opens, id },
    at: by.now,
    account,
    role,
    department,
    route: `${method} ${path}`,
  }));
  if (accesses.length > 0) await log().note(accesses);
}
