import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpsDownstream } from '../../../shared/adapters/https-downstream.ts';
import { kmsSigner } from '../../../shared/adapters/kms-signer.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { PersonRow } from '../../../shared/domain/composition.ts';
import { pointsChangesOf, withPerson } from '../../../shared/domain/delivery.ts';
import { Identity } from '../../../shared/domain/identity.ts';
import { type Manifest, manifestText, signatureHolds } from '../../../shared/domain/manifest.ts';
import { spkiOf } from '../../../shared/domain/public-keys.ts';
import { memoryRequestSigner } from '../../fakes/request-signer.ts';
import { downstream } from '../../local/downstream/downstream-setup.ts';
import { kms, signingKey } from '../../local/kms/kms-setup.ts';
import { campaignId, dueAt, numbered, subjectIdOf } from '../usecases/publication-world.ts';

const common = { name: 'points', loopback: true, signer: memoryRequestSigner(), now: () => dueAt };

describe('a downstream system', () => {
  const identity = Identity.parse({
    name: '李娜',
    sex: 'female',
    document: { type: 'resident-id', number: '410199199205080249' },
    birthDate: '1992-05-08',
  });
  const row = PersonRow.parse({
    kind: 'person',
    subjectId: subjectIdOf('li'),
    delta: 30,
    total: 30,
    deeds: 1,
    categories: [],
    reversals: [],
    open: [{ release: 1, points: 30 }],
  });
  const rows = pointsChangesOf(row, campaignId, numbered(1)).map(change => withPerson(change, identity));
  const taking = async () => {
    const system = await downstream('points');
    return { system, port: httpsDownstream({ ...common, url: system.url }) };
  };

  it('takes a batch once under its key, and tells what it holds', async () => {
    const { port } = await taking();
    const first = await port.deliver('flood-2021.0001.points.1', numbered(1), rows);
    expect(first.receipts).toMatchObject([{ rowId: rows[0]?.rowId, status: 'accepted' }]);
    expect(await port.deliver('flood-2021.0001.points.1', numbered(1), rows)).toEqual(first);
    const { rows: held, next } = await port.holdings(null);
    expect(held).toEqual([{ rowId: rows[0]?.rowId, operation: 'grant', points: 30 }]);
    expect(next).toBeNull();
  });

  it('takes back no more than was granted, by the row that granted it', async () => {
    const { port } = await taking();
    await port.deliver('key-of-release-1', numbered(1), rows);
    const less = { ...row, delta: -10, total: 20, reversals: [{ release: numbered(1), points: 10 }] };
    const reversal = pointsChangesOf(less, campaignId, numbered(2)).map(change =>
      withPerson(change, identity),
    );
    expect((await port.deliver('key-of-release-2', numbered(2), reversal)).receipts).toMatchObject([
      { status: 'accepted' },
    ]);
  });

  it.each([['500'], ['429'], ['drop']])(
    'that answers %s is a fault that passes, without a word of the row',
    async how => {
      const { system, port } = await taking();
      await system.script({ behaviour: how });
      const fault = await port
        .deliver('flood-2021.0001.points.1', numbered(1), rows)
        .catch((error: unknown) => error);
      expect(fault).toMatchObject({ name: 'Unavailable', dependency: 'points' });
      expect(JSON.stringify(fault) + String(fault)).not.toMatch(/李娜|4101991992|127\.0\.0\.1/);
    },
  );

  it('A18: may not send us elsewhere, and is never spoken to in the clear', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    onTestFinished(() => void elsewhere.close());
    const address = elsewhere.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const port = httpsDownstream({ ...common, url });
    await expect(port.deliver('key-1234', numbered(1), rows)).rejects.toThrow('points answered 307');
    expect(asked).toEqual(['/batches']);
    expect(() => httpsDownstream({ ...common, url: 'http://10.0.0.1' })).toThrow('must be https');
    expect(() => httpsDownstream({ ...common, loopback: false, url })).toThrow('must be https');
  });
});

it('KMS signs a manifest that anybody verifies with the public key alone', async () => {
  const { client } = await kms();
  const manifest: Manifest = {
    schemaVersion: 1,
    campaign: { campaignId, name: { zh: '防汛', en: 'Flood' } },
    release: numbered(1),
    cutOff: dueAt,
    createdAt: dueAt,
    previousRelease: null,
    previousManifestHash: null,
    policy: { policyId: 'p', version: 1, determinedUnder: [] },
    counts: { organisations: 0, persons: 0, points: 0, heldBack: 0, added: 0, changed: 0, removed: 0 },
    heldBack: [],
    files: [],
    merkleRoot: null,
    sealed: sha256Of(''),
  };
  const text = manifestText(manifest);
  const signature = await kmsSigner({ client, keyArn: signingKey.arn })(Buffer.from(text));
  expect(signatureHolds(text, signature.signature, signature.publicKey)).toBe(true);
  expect(signature.keyId).toBe(sha256Of(spkiOf(signature.publicKey)));
  expect(signature.keyId).not.toContain('arn:');
  const other = manifestText({
    ...manifest,
    cutOff: manifest.cutOff,
    policy: { ...manifest.policy, version: 2 },
  });
  expect(signatureHolds(other, signature.signature, signature.publicKey)).toBe(false);
});
