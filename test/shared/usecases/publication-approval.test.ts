import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import { awaitApproval } from '../../../shared/usecases/await-approval.ts';
import { decideRelease } from '../../../shared/usecases/decide-release.ts';
import { getRelease } from '../../../shared/usecases/get-release.ts';
import {
  anOrganisation,
  aPerson,
  callOf,
  campaignId,
  numbered,
  publicationWorld,
} from './publication-world.ts';

const first = { campaignId, release: numbered(1) };

describe('approval', () => {
  const composed = async (...records: Parameters<typeof publicationWorld>[0] & object) => {
    const world = publicationWorld([aPerson('li'), ...records]);
    await world.compose();
    return world;
  };

  it('needs two persons, and counts persons and not calls', async () => {
    const world = await composed();
    const [one, again] = await world.approve(1, 'qian', 'qian');
    expect(one).toMatchObject({ ok: true, value: { status: 'composed', approvals: [{ byYou: true }] } });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'maker-is-checker' } });
    const [two] = await world.approve(1, 'sun');
    expect(two).toMatchObject({ ok: true, value: { status: 'approved' } });
  });

  it('is closed to whoever determined a report in it', async () => {
    const world = await composed(aPerson('wang', 'donation', '1', { determiners: ['p-qian'] }));
    expect(await world.approve(1, 'qian')).toMatchObject([
      { ok: false, refusal: { code: 'maker-is-checker' } },
    ]);
  });

  it('comes before the day from which entries promise to be shown, so that no window is shorter than it says', async () => {
    const world = await composed(anOrganisation(1));
    const { objections, manifestHash } = (await world.stateOf()).composed ?? {};
    // Cut off on Friday 1 October 2021: the holidays and 3 working days to approve, the window from the 4th on.
    expect(objections).toEqual({ shownFrom: '2021-10-12', objectionsUntil: '2021-10-19' });
    const decide = (decision: 'approve' | 'reject', at: string) =>
      decideRelease(
        world.ports,
        first,
        decision === 'approve'
          ? { decision, manifestHash: manifestHash ?? sha256Of('') }
          : { decision, manifestHash: manifestHash ?? sha256Of(''), reason: '公示期不足' },
        callOf('qian', Moment.parse(at)),
      );
    expect(await decide('approve', '2021-10-11T16:00:00.000Z')).toMatchObject({
      ok: false,
      refusal: { code: 'too-late' },
    });
    expect(await decide('approve', '2021-10-11T15:59:59.999Z')).toMatchObject({ ok: true });
    expect(await decide('reject', '2021-10-11T16:00:00.000Z')).toMatchObject({ ok: true });
  });

  it('has no such day where nothing is shown for the first time', async () => {
    const world = await composed();
    expect((await world.stateOf()).composed).not.toHaveProperty('objections');
    const manifestHash = (await world.stateOf()).composed?.manifestHash ?? sha256Of('');
    const late = callOf('qian', Moment.parse('2021-12-01T00:00:00.000Z'));
    expect(
      await decideRelease(world.ports, first, { decision: 'approve', manifestHash }, late),
    ).toMatchObject({
      ok: true,
    });
  });

  it('is of exactly the manifest that was previewed', async () => {
    const world = await composed();
    const decision = { decision: 'approve' as const, manifestHash: sha256Of('another') };
    expect(await decideRelease(world.ports, first, decision, callOf('qian'))).toMatchObject({
      ok: false,
      refusal: { code: 'not-previewed' },
    });
  });

  it('ends in rejection by one, and then by nobody else', async () => {
    const world = await composed();
    const manifestHash = (await world.stateOf()).composed?.manifestHash ?? sha256Of('');
    const reject = { decision: 'reject' as const, manifestHash, reason: '名称有误' };
    await awaitApproval(world.ports, first, 'token-1');
    expect(await decideRelease(world.ports, first, reject, callOf('qian'))).toMatchObject({
      ok: true,
      value: { status: 'rejected' },
    });
    expect(world.answers).toEqual([{ token: 'token-1', output: { decision: 'rejected' } }]);
    expect(await world.approve(1, 'sun')).toMatchObject([{ ok: false, refusal: { code: 'wrong-status' } }]);
    await expect(world.finish()).rejects.toThrow();
    expect(world.ports.files.published.size).toBe(0);
    expect(world.ports.ledger.rows.size).toBe(0);
  });

  it('F7: reaches the workflow also where it came before the token, and a repeated call says the same', async () => {
    const world = await composed();
    await world.approve(1, 'qian');
    const call = callOf('sun');
    const manifestHash = (await world.stateOf()).composed?.manifestHash ?? sha256Of('');
    const approve = { decision: 'approve' as const, manifestHash };
    const once = await decideRelease(world.ports, first, approve, call);
    expect(await decideRelease(world.ports, first, approve, call)).toEqual(once);
    expect(world.answers).toEqual([]);
    await awaitApproval(world.ports, first, 'token-2');
    expect(world.answers).toEqual([{ token: 'token-2', output: { decision: 'approved' } }]);
  });

  it('previews the very bytes that are published', async () => {
    const world = await composed(anOrganisation(1));
    const preview = await getRelease(world.ports, first, callOf('qian'));
    if (!preview.ok) throw new Error('no preview');
    await world.approve();
    await world.finish();
    for (const { name, sha256, url } of preview.value.files) {
      expect(url).toMatch(/^memory:sealed\//);
      const published = world.ports.files.published.get(`campaigns/${campaignId}/releases/0001/${name}`);
      expect(sha256Of(published ?? new Uint8Array())).toBe(sha256);
    }
  });
});
