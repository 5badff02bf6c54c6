import { dayOf } from '../domain/day.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { personKey } from '../domain/subject-key.ts';
import { freeCopiesPerYear, type SubjectRecord, subjectRights } from '../domain/subject-record.ts';
import type { CopyRegister } from '../ports/copy-register.ts';
import type { LedgerStore } from '../ports/ledger-store.ts';
import type { ActionCall, ReadCall } from './action-call.ts';
import { itemsAbout, type OwnRecordPorts, subjectOf } from './own-record.ts';

export type GetOwnRecordPorts = OwnRecordPorts & {
  readonly ledger: Pick<LedgerStore, 'of'>;
  readonly copies: Pick<CopyRegister, 'of'>;
};

type Command = {
  readonly by: ReadCall & Pick<ActionCall, 'bearer'>;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** What is kept of whoever asks, page by page; looking is free and is counted nowhere. */
export async function getOwnRecord(
  ports: GetOwnRecordPorts,
  { by, limit, cursor }: Command,
): Promise<Outcome<SubjectRecord>> {
  const subject = await subjectOf(ports, by.bearer);
  if (!subject.ok) return subject;
  const [page, rest] = await Promise.all([
    itemsAbout(ports, subject.value, limit, cursor ?? null),
    aboutSubject(ports, subject.value, by.now),
  ]);
  return accept({ ...page, ...rest });
}

/** All but the reports: identity, hand-overs, copies, rights. */
export async function aboutSubject(
  { vault, ledger, copies }: GetOwnRecordPorts,
  subjectId: SubjectId,
  now: Moment,
): Promise<Omit<SubjectRecord, 'items' | 'next'>> {
  const year = Number(dayOf(now).slice(0, 4));
  const [identity, rows, taken] = await Promise.all([
    vault.open(subjectId),
    ledger.of(subjectId),
    copies.of(personKey(subjectId), year),
  ]);
  return {
    subject:
      identity === null
        ? null
        : {
            name: identity.name,
            sex: identity.sex,
            documentType: identity.document.type,
            documentEnding: identity.document.number.slice(-4),
            birthDate: identity.birthDate,
          },
    received: rows.map(({ campaignId, release, delta, writtenAt }) => ({
      to: 'points-system',
      campaignId,
      release,
      points: delta,
      at: writtenAt,
    })),
    copies: { year, taken: taken.length, free: freeCopiesPerYear },
    rights: [...subjectRights],
  };
}
