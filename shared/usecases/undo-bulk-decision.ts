import type { BulkView } from '../contract/bulk-routes.ts';
import type { BulkId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { policyVersionOf } from './bulk-turn.ts';
import { type BulkViewPorts, bulkViewOf } from './bulk-view.ts';
import { changeBulk, findOwnBulk } from './change-bulk.ts';

type Ports = Omit<BulkViewPorts, 'bulks'> & { readonly bulks: BulkStore };

/** Takes a confirmation back before it takes effect. No report knows of it, because none has heard of it yet. */
export async function undoBulkDecision(
  ports: Ports,
  { by: call, bulkId }: { readonly by: ActionCall; readonly bulkId: BulkId },
): Promise<Outcome<BulkView>> {
  const found = await findOwnBulk(ports.bulks, call.caller, bulkId);
  if (!found.ok) return found;
  const by = byCaller(call, policyVersionOf(found.value), ['undo-bulk', bulkId]);
  const changed = await changeBulk(ports.bulks, found.value, by, ({ status, confirmed }) => {
    if (confirmed === null) return notConfirmed;
    if (status !== 'confirmed' || confirmed.takesEffectAt <= call.now) return tooLate;
    return accept({ type: 'undone' });
  });
  return changed.ok ? accept(await bulkViewOf(ports, changed.value)) : changed;
}

const notConfirmed = refuse(
  'wrong-status',
  '尚未确认，无须撤销。',
  'Nothing is confirmed, so there is nothing to take back.',
);
const tooLate = refuse(
  'too-late',
  '已经生效，不能撤销；需要更正的请逐件办理。',
  'It has taken effect and cannot be taken back; correct what needs it one by one.',
);
