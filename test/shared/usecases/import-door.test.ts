import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { ImportFile } from '../../../shared/domain/import-action.ts';
import { cancelImport } from '../../../shared/usecases/cancel-import.ts';
import { redriveImport } from '../../../shared/usecases/check-import.ts';
import { getImportTemplate } from '../../../shared/usecases/get-import-template.ts';
import { openImport, renewImportUpload } from '../../../shared/usecases/open-import.ts';
import { readImport } from '../../../shared/usecases/read-import.ts';
import {
  getImport,
  getImportFile,
  listImportFindings,
  listImports,
} from '../../../shared/usecases/read-imports.ts';
import { importWorld, rowAbout, sheetOf } from './import-world.ts';
import { campaignId, people } from './world.ts';

const sheet = sheetOf([rowAbout(1), rowAbout(2)]);
const refusedWith = (code: string) => ({ ok: false, refusal: { code } });

describe('announcing a file', () => {
  it('twice with one key is one import; another file under the key is refused', async () => {
    const { announce, value, ports } = importWorld();
    const first = value(await announce(sheet, { key: 'one-key' }));
    expect(value(await announce(sheet, { key: 'one-key' })).importId).toBe(first.importId);
    expect(ports.imports.all.size).toBe(1);
    expect(await announce('another', { key: 'one-key' })).toMatchObject(
      refusedWith('same-key-other-request'),
    );
  });

  it('is for officers of a department, within its size', async () => {
    const { announce, ports, by, policy } = importWorld();
    expect(await announce(sheet, { who: people.office })).toMatchObject(refusedWith('forbidden'));
    const file = ImportFile.parse({
      name: 'a.csv',
      length: policy.importRules.maxBytes + 1,
      sha256: sha256Of(sheet),
    });
    const command = { by: by(people.wu), campaignId, kind: 'persons', mode: 'check', file } as const;
    expect(await openImport(ports, command)).toMatchObject(refusedWith('too-large'));
  });

  it('waits while five of the department are on their way, and not for those of another', async () => {
    const { announce, value, arrive, drive } = importWorld();
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.push(value(await announce(`${sheet}\n${index}`)).importId);
    expect(await announce(sheet)).toMatchObject(refusedWith('too-many'));
    expect(await announce(sheet, { who: people.health })).toMatchObject({ ok: true });
    const [first] = ids;
    if (first === undefined) throw new Error('no import');
    await arrive(first, `${sheet}\n0`);
    await drive(first);
    expect(await announce(sheet)).toMatchObject({ ok: true });
  });

  it('gives a fresh address until the file is there', async () => {
    const { announce, value, ports, by, arrive } = importWorld();
    const { importId } = value(await announce(sheet));
    const renewed = value(await renewImportUpload(ports, { by: by(people.wu), importId }));
    expect(renewed.upload.url).toBe(`memory:originals/${importId}`);
    await arrive(importId, sheet);
    const again = await renewImportUpload(ports, { by: by(people.wu), importId });
    expect(again).toMatchObject(refusedWith('wrong-status'));
  });
});

it('a file that arrives twice is read once', async () => {
  const { announce, value, arrive, workflow, ports } = importWorld();
  const { importId } = value(await announce(sheet));
  await arrive(importId, sheet);
  await arrive(importId, sheet);
  expect(ports.imports.all.get(importId)?.history).toHaveLength(2);
  // Started again under the same name, which runs once.
  expect(new Set(workflow.started)).toEqual(new Set([`${importId}-read`]));
});

it('cancelled while it is read, it is read no further', async () => {
  const { announce, value, arrive, ports, by, now, view } = importWorld();
  const rows = Array.from({ length: 6 }, (_, index) => rowAbout(index + 1));
  const text = sheetOf(rows);
  const { importId } = value(await announce(text));
  await arrive(importId, text);
  const small = { ...ports, stretch: 2 };
  await readImport(small, importId, now, () => true);
  value(await cancelImport(ports, { by: by(people.wu), importId }));
  expect(await readImport(small, importId, now, () => false)).toMatchObject({ next: 'done' });
  expect(await view(importId)).toMatchObject({ status: 'cancelled', reading: { rowsDone: 1 } });
});

it('more rows than the policy takes are refused as a whole', async () => {
  const { announce, value, arrive, ports, drive, view, policy } = importWorld();
  const latest = async () => ({ ...policy, importRules: { ...policy.importRules, maxRows: 1 } });
  const { importId } = value(await announce(sheet));
  await arrive(importId, sheet);
  ports.policies.latest = latest;
  await drive(importId);
  expect(await view(importId)).toMatchObject({
    status: 'unreadable',
    unreadable: { code: 'too-many-rows' },
  });
});

describe('who sees an import', () => {
  it('is its department, the office and the auditor; the file itself its clerk and the lead', async () => {
    const { judged, ports, by } = importWorld();
    const { importId } = await judged(sheet);
    for (const who of [people.wu, people.zheng, people.lead, people.office])
      expect(await getImport(ports, { by: by(who), importId })).toMatchObject({ ok: true });
    expect(await getImport(ports, { by: by(people.health), importId })).toMatchObject(
      refusedWith('not-found'),
    );
    const page = { limit: 10, importId };
    expect(await listImportFindings(ports, { by: by(people.health), ...page })).toMatchObject(
      refusedWith('not-found'),
    );
    const fileFor = (who: typeof people.wu) =>
      getImportFile(ports, { by: by(who), importId, which: 'original' });
    for (const who of [people.wu, people.lead]) expect(await fileFor(who)).toMatchObject({ ok: true });
    for (const who of [people.zheng, people.office])
      expect(await fileFor(who)).toMatchObject(refusedWith('not-found'));
  });

  it('sees it in the list of that department, and names one where they see all', async () => {
    const { judged, ports, by, value } = importWorld();
    const { importId, department } = await judged(sheet);
    const list = (who: typeof people.wu, more: object = {}) =>
      listImports(ports, { by: by(who), limit: 10, ...more });
    expect(value(await list(people.zheng)).items).toMatchObject([{ importId }]);
    expect(value(await list(people.health)).items).toEqual([]);
    expect(await list(people.health, { department })).toMatchObject(refusedWith('forbidden'));
    expect(await list(people.office)).toMatchObject(refusedWith('forbidden'));
    expect(value(await list(people.office, { department })).items).toHaveLength(1);
  });
});

it('the office drives an import again: each call once', async () => {
  const { judged, ports, by, value, workflow } = importWorld();
  const { importId } = await judged(sheet);
  const call = by(people.office, 'again');
  for (let turn = 0; turn < 2; turn += 1) value(await redriveImport(ports, { by: call, importId }));
  value(await redriveImport(ports, { by: by(people.office, 'once more'), importId }));
  const again = workflow.started.filter(name => name.includes('-again-'));
  expect(again).toHaveLength(3);
  expect(new Set(again).size).toBe(2);
});

describe('what is given back', () => {
  it('notes every row of data, and each cell where something was found', async () => {
    const { judged, ports } = importWorld();
    const rows = [rowAbout(1), rowAbout(2, { place: '' }), rowAbout(1), [], ['合计'], rowAbout(3)];
    await judged(sheetOf(rows));
    expect(ports.workbooks.notes.map(({ row, state, cells }) => [row, state, cells.length])).toEqual([
      [2, 'accepted', 0],
      [3, 'error', 1],
      [4, 'left-out', 0],
      [6, 'left-out', 0],
      [7, 'accepted', 0],
    ]);
    expect(ports.workbooks.notes[1]).toMatchObject({
      text: '【地点】此项必填。请填写。',
      cells: [{ column: 9, text: '此项必填。请填写。\nThis cell must be filled in. Fill it in.' }],
    });
  });

  it('says of rows that acted before that they are unchanged', async () => {
    const { imported, judged, ports } = importWorld();
    await imported(sheet);
    await judged(sheet);
    expect(ports.workbooks.notes.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
  });

  it('as a template is drawn once for each version of the policy', async () => {
    const { ports, value, policy } = importWorld();
    const ask = async () => value(await getImportTemplate(ports, { campaignId, kind: 'persons' }));
    expect((await ask()).url).toContain(`templates/${policy.policyId}/${policy.version}/persons`);
    await ask();
    expect(ports.workbooks.drawn).toEqual(['room:template']);
  });
});
