import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidCursor } from '../../../shared/adapters/cursor.ts';
import { dynamoImportStore } from '../../../shared/adapters/dynamo-import-store.ts';
import { createActionId } from '../../../shared/domain/action-id.ts';
import { AccountId, PersonRef } from '../../../shared/domain/actor.ts';
import { hashOf, sha256Of } from '../../../shared/domain/canonical.ts';
import { CampaignId, DepartmentId, type ImportId } from '../../../shared/domain/ids.ts';
import { ImportFile } from '../../../shared/domain/import-action.ts';
import { announceImport, appendImportAction } from '../../../shared/domain/import-history.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import { importIdOf } from '../../../shared/domain/report-id.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let tableName: string;
let tables = 0;
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  client = engine.client();
  tables += 1;
  tableName = await createTable(client, 'batches', `batches-${tables}`);
});

const start = Moment.parse('2021-07-22T02:00:00.000Z');
const keep = Moment.parse('2021-12-22T02:00:00.000Z');
const department = DepartmentId.parse('industry-bureau');
const importId = importIdOf(createActionId('one'));

const by = (call: string, at = start) => ({
  actor: {
    kind: 'staff' as const,
    account: AccountId.parse('clerk'),
    person: PersonRef.parse('p-clerk'),
    role: 'reviewer' as const,
    department,
  },
  at,
  policyVersion: 1,
  actionId: createActionId('test', call),
  requestHash: hashOf(call),
});
const announced = (id: ImportId = importId, at = start, of = department) =>
  announceImport(
    { importId: id, campaignId: CampaignId.parse('flood-2021'), department: of },
    by('announce', at),
    {
      type: 'announced',
      kind: 'organisations',
      mode: 'import',
      file: ImportFile.parse({ name: '名单.csv', length: 10, sha256: sha256Of('rows') }),
    },
  );
const arrived = (call = 'arrive') => {
  const next = appendImportAction(announced(), by(call), { type: 'arrived', versionId: 'v1' });
  if (!next.ok) throw new Error('an announced import arrives');
  return next.value;
};

describe('imports', () => {
  const store = (lost?: number) => {
    if (lost !== undefined) loseResponse(client, lost);
    return dynamoImportStore({ client, tableName });
  };

  it('are found as they were saved', async () => {
    const imports = store();
    expect(await imports.find(importId)).toBeNull();
    expect(await imports.add(announced())).toEqual({ saved: true });
    expect(await imports.save(arrived())).toEqual({ saved: true });
    expect(await imports.find(importId)).toEqual(arrived());
  });

  it('are written once, and a later version only after the one before', async () => {
    const imports = store();
    await imports.add(announced());
    const another = announced(importId, later(start, 1));
    expect(await imports.add(another)).toEqual({ saved: false, current: announced() });
    await imports.save(arrived());
    expect(await imports.save(arrived('another'))).toEqual({ saved: false, current: arrived() });
  });

  it.each([1, 2])('take their own entry for a success when answer %i was lost', async lost => {
    const imports = store(lost);
    expect(await imports.add(announced())).toEqual({ saved: true });
    expect(await imports.save(arrived())).toEqual({ saved: true });
    expect(await imports.find(importId)).toEqual(arrived());
  });

  it('are listed by department, newest first, page by page', async () => {
    const imports = store();
    const ids = ['a', 'b', 'c'].map(name => importIdOf(createActionId(name)));
    for (const [index, id] of ids.entries()) await imports.add(announced(id, later(start, index * 1000)));
    const other = DepartmentId.parse('health-commission');
    await imports.add(announced(importIdOf(createActionId('d')), start, other));
    const first = await imports.ofDepartment(department, 2, null);
    expect(first.items.map(one => one.importId)).toEqual([ids[2], ids[1]]);
    const second = await imports.ofDepartment(department, 2, first.next);
    expect(second.items).toMatchObject([{ importId: ids[0], status: 'announced', kind: 'organisations' }]);
    expect(second.next).toBeNull();
    // A position of another list is a position in one's own and nothing more.
    expect((await imports.ofDepartment(other, 2, first.next)).items).toMatchObject([{ department: other }]);
    await expect(imports.ofDepartment(department, 2, 'made-up')).rejects.toThrow(InvalidCursor);
  });

  it('have their progress beside them', async () => {
    const imports = store();
    expect(await imports.progress(importId, 'acting')).toBeNull();
    const progress = {
      phase: 'acting' as const,
      cursor: 40,
      total: 100,
      startedAt: start,
      at: start,
      done: false,
      counts: { taken: 20, unchanged: 0, refused: 0, leftOut: 0 },
    };
    await imports.keepProgress(importId, progress, keep);
    expect(await imports.progress(importId, 'acting')).toEqual(progress);
    expect(await imports.progress(importId, 'reading')).toBeNull();
  });
});
