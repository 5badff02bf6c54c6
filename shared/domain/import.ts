import * as z from 'zod';
import type { Actor } from './actor.ts';
import { CampaignId, DepartmentId, ImportId } from './ids.ts';
import { type ImportActionOf, type ImportActionType, ImportEntry } from './import-action.ts';
import type { Moment } from './moment.ts';

export const ImportStatus = z.enum([
  'announced',
  'reading',
  'unreadable',
  'checked',
  'judged',
  'acting',
  'sent-back',
  'cancelled',
  'expired',
  'platform-check',
  'returning',
  'closed',
]);
export type ImportStatus = z.infer<typeof ImportStatus>;

/** One file of many reports: who sent it, and everything done to it. Its rows and findings lie beside it and expire. */
export const Import = z.strictObject({
  importId: ImportId,
  schemaVersion: z.literal(1),
  campaignId: CampaignId,
  /** The department that sends it and whose lead answers for it. */
  department: DepartmentId,
  history: z.array(ImportEntry).min(1),
});
export type Import = z.infer<typeof Import>;

type Edge = { readonly from: readonly ImportStatus[]; readonly to: ImportStatus | 'same' | 'by-mode' };

/** The whole life of an import. What is not in this table cannot happen; `announced` alone starts one. */
export const importTransitions = {
  announced: { from: [], to: 'announced' },
  arrived: { from: ['announced'], to: 'reading' },
  unreadable: { from: ['announced', 'reading'], to: 'unreadable' },
  // A file that was only to be checked is done here; another waits for the lead.
  judged: { from: ['reading'], to: 'by-mode' },
  confirmed: { from: ['judged'], to: 'acting' },
  'sent-back': { from: ['judged'], to: 'sent-back' },
  cancelled: { from: ['announced', 'reading', 'judged'], to: 'cancelled' },
  expired: { from: ['judged'], to: 'expired' },
  acted: { from: ['acting'], to: 'platform-check' },
  escalated: { from: ['platform-check'], to: 'same' },
  passed: { from: ['platform-check'], to: 'closed' },
  'turned-back': { from: ['platform-check'], to: 'returning' },
  returned: { from: ['returning'], to: 'closed' },
} as const satisfies Record<ImportActionType, Edge>;

export const isImportAllowed = (status: ImportStatus, type: ImportActionType): boolean => {
  const edge: Edge = importTransitions[type];
  return edge.from.includes(status);
};

/** What an import is now, folded from what was done to it. */
export type ImportState = {
  readonly status: ImportStatus;
  readonly version: number;
  readonly openedAt: Moment;
  readonly changedAt: Moment;
  readonly announced: ImportActionOf<'announced'>;
  /** The clerk, in whose name the rows act. */
  readonly maker: Extract<Actor, { kind: 'staff' }>;
  readonly arrived: { readonly versionId: string; readonly at: Moment } | null;
  readonly unreadable: ImportActionOf<'unreadable'> | null;
  readonly judged: (ImportActionOf<'judged'> & { readonly at: Moment }) | null;
  readonly confirmed: (ImportActionOf<'confirmed'> & { readonly at: Moment; readonly by: string }) | null;
  readonly sentBack: ImportActionOf<'sent-back'> | null;
  readonly acted: ImportActionOf<'acted'> | null;
  /** Until when the platform checks, or the supervisor after it; null while nothing is to be checked. */
  readonly checkDueAt: Moment | null;
  readonly escalations: readonly { readonly to: string; readonly at: Moment }[];
  readonly turnedBack: (ImportActionOf<'turned-back'> & { readonly at: Moment; readonly by: Actor }) | null;
  readonly returned: ImportActionOf<'returned'> | null;
};

function begin({ action, actor, at }: ImportEntry): ImportState {
  if (action.type !== 'announced' || actor.kind !== 'staff')
    throw new Error('an import that does not begin with its announcement by an officer');
  return {
    status: 'announced',
    version: 1,
    openedAt: at,
    changedAt: at,
    announced: action,
    maker: actor,
    arrived: null,
    unreadable: null,
    judged: null,
    confirmed: null,
    sentBack: null,
    acted: null,
    checkDueAt: null,
    escalations: [],
    turnedBack: null,
    returned: null,
  };
}

function apply(state: ImportState, { action, actor, at }: ImportEntry): ImportState {
  switch (action.type) {
    case 'announced':
      throw new Error('an import that is announced twice');
    case 'arrived':
      return { ...state, arrived: { versionId: action.versionId, at } };
    case 'unreadable':
      return { ...state, unreadable: action };
    case 'judged':
      return { ...state, judged: { ...action, at } };
    case 'confirmed':
      return {
        ...state,
        confirmed: { ...action, at, by: actor.kind === 'system' ? actor.name : actor.account },
        checkDueAt: action.checkDueAt,
      };
    case 'sent-back':
      return { ...state, sentBack: action };
    case 'cancelled':
    case 'expired':
      return state;
    case 'acted':
      return { ...state, acted: action };
    case 'escalated':
      return {
        ...state,
        checkDueAt: action.dueAt,
        escalations: [...state.escalations, { to: action.to, at }],
      };
    case 'passed':
      return { ...state, checkDueAt: null };
    case 'turned-back':
      return { ...state, checkDueAt: null, turnedBack: { ...action, at, by: actor } };
    case 'returned':
      return { ...state, returned: action };
  }
}

/** One step along the table. Throws a fault where a stored history left the table: that is damage, not a refusal. */
function advance(state: ImportState, entry: ImportEntry): ImportState {
  const edge: Edge = importTransitions[entry.action.type];
  if (!edge.from.includes(state.status))
    throw new Error(`an import's history leaves the table: ${entry.action.type} from ${state.status}`);
  const next = { ...apply(state, entry), version: entry.sequence, changedAt: entry.at };
  if (edge.to === 'same') return next;
  if (edge.to !== 'by-mode') return { ...next, status: edge.to };
  return { ...next, status: state.announced.mode === 'check' ? 'checked' : 'judged' };
}

/** The status and all that follows from it, from the history alone. */
export function importStateOf({ history }: Pick<Import, 'history'>): ImportState {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error('an import without a history');
  return rest.reduce(advance, begin(first));
}
