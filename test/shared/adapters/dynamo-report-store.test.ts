import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { DamagedItem, ItemTooLarge } from '../../../shared/adapters/stored-item.ts';
import { isChainWhole } from '../../../shared/domain/append-action.ts';
import { hashOf } from '../../../shared/domain/canonical.ts';
import type { ReportAction } from '../../../shared/domain/report-action.ts';
import { ReportForm } from '../../../shared/domain/report-form.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { reportsTable } from './reports-table.ts';
import {
  acted,
  at,
  form,
  officer,
  opened,
  reportIdOf,
  routed,
  submission,
  submitted,
} from './sample-report.ts';

const table = reportsTable();

describe('the record', () => {
  it('is read back as it was written, with its chain whole', async () => {
    const report = await table.keep(routed(submitted(), at(100)));
    const found = await table.store.find(report.reportId);
    expect(found).toEqual(report);
    expect(found !== null && isChainWhole(found)).toBe(true);
  });

  it('is nobody’s before it is opened', async () => {
    expect(await table.store.find(reportIdOf(404))).toBeNull();
  });

  it('is not opened twice under one id', async () => {
    const first = await table.keep(opened());
    const second = opened({ call: 'another' });
    expect(await table.store.add(second)).toEqual({ saved: false, current: first });
  });

  it('lets one of two writers through and shows the other what stands', async () => {
    const report = await table.keep(submitted());
    const one = acted(report, { type: 'withdrawn', reason: null }, { call: 'one' });
    const two = acted(report, { type: 'withdrawn', reason: 'no' }, { call: 'two' });
    const results = await Promise.all([table.store.save(one), table.store.save(two)]);
    expect(results.filter(({ saved }) => saved)).toHaveLength(1);
    const winner = results[0]?.saved === true ? one : two;
    expect(results.find(({ saved }) => !saved)).toEqual({ saved: false, current: winner });
    expect(await table.store.find(report.reportId)).toEqual(winner);
  });

  it('says so where the report to save is gone', async () => {
    expect(await table.store.save(submitted())).toEqual({ saved: false, current: null });
  });

  it('sends the last entry only, so that an earlier one cannot be rewritten', async () => {
    const report = await table.keep(submitted());
    const [first, ...rest] = acted(report, { type: 'withdrawn', reason: null }).history;
    if (first === undefined) throw new Error('no history');
    await table.store.save({ ...report, history: [{ ...first, policyVersion: 99 }, ...rest] });
    const found = await table.store.find(report.reportId);
    expect(found?.history[0]?.policyVersion).toBe(1);
    expect(found?.history).toHaveLength(3);
  });
});

describe('maker and checker', () => {
  const approval: ReportAction = { type: 'approved', note: null, evidence: [] };

  it('refuses the maker’s person in the write itself, whatever account it uses', async () => {
    const report = await table.keep(routed(submitted(), at(100)));
    const approved = acted(report, approval, { actor: officer('li') });
    expect(await table.store.save(approved, 'person-wang')).toEqual({ saved: false, current: report });
    expect(await table.store.save(approved, 'person-li')).toEqual({ saved: true });
  });

  it('refuses the second approval to who gave the first', async () => {
    const seconded = await table.keep(
      acted(
        routed(submitted(), at(100)),
        { type: 'seconded', note: null, evidence: [], dueAt: at(200) },
        { actor: officer('li') },
      ),
    );
    const approved = acted(seconded, approval, { actor: officer('li') });
    expect(await table.store.save(approved, 'person-li')).toEqual({ saved: false, current: seconded });
    expect(await table.store.save(approved, 'person-zhao')).toEqual({ saved: true });
  });
});

describe('a response lost after the commit', () => {
  it('makes a report once when it is opened', async () => {
    const flaky = table.flaky();
    const attempts = loseResponse(flaky.client, 1);
    const report = opened();
    expect(await flaky.store.add(report)).toEqual({ saved: true });
    expect(attempts()).toBe(2);
    expect(await table.store.find(report.reportId)).toEqual(report);
  });

  it('makes every action once, at whichever call of the story it happens', async () => {
    const story = acted(
      routed(submitted(), at(100)),
      { type: 'approved', note: null, evidence: [] },
      { actor: officer('li') },
    );
    const calls = story.history.length;
    for (let lost = 1; lost <= calls; lost += 1) {
      const report = { ...story, reportId: reportIdOf(1000 + lost) };
      const flaky = table.flaky();
      const attempts = loseResponse(flaky.client, lost);
      const through = flaky.store;
      for (let length = 1; length <= calls; length += 1) {
        const upTo = { ...report, history: report.history.slice(0, length) };
        const checker = length === calls ? 'person-li' : undefined;
        const result = length === 1 ? await through.add(upTo) : await through.save(upTo, checker);
        expect(result, `call ${length} with answer ${lost} lost`).toEqual({ saved: true });
      }
      expect(attempts()).toBe(calls + 1);
      expect((await table.store.find(report.reportId))?.history).toEqual(story.history);
    }
  });

  it('is still a conflict when it was somebody else who wrote', async () => {
    const report = await table.keep(submitted());
    const other = acted(report, { type: 'withdrawn', reason: null }, { call: 'other' });
    await table.store.save(other);
    const flaky = table.flaky();
    loseResponse(flaky.client, 1);
    const mine = acted(report, { type: 'withdrawn', reason: null }, { call: 'mine' });
    const result = await flaky.store.save(mine);
    expect(result).toEqual({ saved: false, current: other });
  });
});

describe('the open task', () => {
  it('is kept beside the record and never shown with it', async () => {
    const report = await table.keep(routed(submitted(), at(100)));
    expect(await table.store.task(report.reportId)).toBeNull();
    await table.store.keepTask(report.reportId, { token: 'token-1', phase: 'in-review:1' });
    await table.store.keepTask(report.reportId, { token: 'token-2', phase: 'in-review:1' });
    expect(await table.store.task(report.reportId)).toEqual({ token: 'token-2', phase: 'in-review:1' });
    const found = await table.store.find(report.reportId);
    expect(JSON.stringify(found)).not.toContain('token-');
    expect(found).toEqual(report);
  });

  it('survives the next action', async () => {
    const report = await table.keep(routed(submitted(), at(100)));
    await table.store.keepTask(report.reportId, { token: 'token-1', phase: 'in-review:1' });
    await table.store.save(acted(report, { type: 'claimed', until: at(60) }, { actor: officer('li') }));
    expect(await table.store.task(report.reportId)).toEqual({ token: 'token-1', phase: 'in-review:1' });
  });

  it('makes no report where there is none', async () => {
    await expect(table.store.keepTask(reportIdOf(404), { token: 'token', phase: 'p' })).rejects.toThrow();
    expect(await table.store.find(reportIdOf(404))).toBeNull();
  });
});

describe('the item', () => {
  it('is refused before it is too large, and nothing is written', async () => {
    let report = await table.keep(opened());
    const long = Array.from({ length: 20 }, () => ({ message: '请补充材料'.repeat(40) }));
    const returned: ReportAction = {
      type: 'returned',
      reason: '因'.repeat(1000),
      items: long,
      dueAt: at(999),
    };
    const again: ReportAction = {
      type: 'supplemented',
      formHash: hashOf(form),
      deed: hashOf('d'),
      note: null,
    };
    report = acted(report, submission());
    await table.store.save(report);
    let refusedAs: unknown = null;
    while (refusedAs === null) {
      const asked = acted(report, returned, { actor: officer('li') });
      const answered = acted(asked, again);
      await table.store.save(asked);
      report = asked;
      await table.store.save(answered).then(
        () => {
          report = answered;
        },
        (error: unknown) => {
          refusedAs = error;
        },
      );
    }
    expect(refusedAs).toBeInstanceOf(ItemTooLarge);
    expect(await table.store.find(report.reportId)).toEqual(report);
    // A reporter meets the limit first, so an officer can still act.
    const escalated = acted(
      report,
      { type: 'escalated', to: 'lead', dueAt: at(999) },
      { actor: officer('li') },
    );
    expect(await table.store.save(escalated)).toEqual({ saved: true });
  });

  it('that is damaged is a fault that names it and shows nothing of it', async () => {
    const report = await table.keep(opened({ number: 7 }));
    const key = marshall({ reportId: report.reportId });
    const { Item = {} } = await table.client.send(
      new GetItemCommand({ TableName: table.tableName, Key: key }),
    );
    await table.client.send(
      new PutItemCommand({
        TableName: table.tableName,
        Item: { ...Item, form: { S: '410105199001011234' } },
      }),
    );
    const fault = await table.store.find(report.reportId).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DamagedItem);
    expect(String(fault)).toContain(report.reportId);
    expect(String(fault)).toContain('form');
    expect(String(fault)).not.toContain('410105199001011234');
  });

  it('keeps a half-filled form half-filled', async () => {
    const report = await table.keep(opened());
    const bare = ReportForm.parse({ category: 'rescue', district: '410105', matter: {} });
    const saved = acted(report, { type: 'saved', formHash: hashOf(bare) }, { form: bare });
    await table.store.save(saved);
    expect((await table.store.find(report.reportId))?.form).toEqual(bare);
  });
});
