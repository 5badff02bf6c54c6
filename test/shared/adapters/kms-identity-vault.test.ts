import { type DynamoDBClient, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blindIndexKeys } from '../../../shared/adapters/blind-index.ts';
import { kmsIdentityVault } from '../../../shared/adapters/kms-identity-vault.ts';
import { Identity } from '../../../shared/domain/identity.ts';
import { SubjectId } from '../../../shared/domain/ids.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { fakeKms, keyArn } from '../../fakes/kms.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let kms: ReturnType<typeof fakeKms>;
let tableName: string;
let tables = 0;

beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  client = engine.client();
  kms = fakeKms();
  tables += 1;
  tableName = await createTable(client, 'vault', `vault-${tables}`);
});

const wang = Identity.parse({
  name: '王·𠮷祥',
  sex: 'male',
  document: { type: 'resident-id', number: '11010519491231002X' },
  birthDate: '1949-12-31',
});
const sameNumberAsPassport = { type: 'passport', number: '11010519491231002X' } as const;

/** As another process sees it: nothing remembered. */
const vault = (through: DynamoDBClient = engine.client()) =>
  kmsIdentityVault({ client: through, kmsClient: kms.client, tableName, keyArn });
const addGeneration = () =>
  blindIndexKeys({ client: engine.client(), kmsClient: kms.client, tableName, keyArn }).addGeneration();

const items = async () => (await client.send(new ScanCommand({ TableName: tableName }))).Items ?? [];

describe('an identity', () => {
  it('is opened as it was kept, in another process too', async () => {
    const subjectId = await vault().keep(wang);
    expect(await vault().open(subjectId)).toEqual(wang);
  });

  it('lies in the table with nothing of it readable', async () => {
    await vault().keep(wang);
    const bytes = (await items()).flatMap(item =>
      Object.values(item).map(value => Buffer.from(value.B ?? value.S ?? '').toString('latin1')),
    );
    for (const canary of [wang.name, wang.document.number, wang.birthDate]) {
      for (const form of [Buffer.from(canary).toString('latin1'), Buffer.from(canary).toString('base64')]) {
        expect(bytes.join('\n')).not.toContain(form);
      }
    }
  });

  it('is kept once, whatever comes again and in whichever spelling', async () => {
    const first = await vault().keep(wang);
    const sealed = (await items()).find(({ pk }) => pk?.S === `ID#${first}`);
    const spelt = {
      ...wang,
      name: '别人',
      document: { ...wang.document, number: '１１０１０５ 19491231 002x' },
    };
    expect(await vault().keep(spelt)).toBe(first);
    expect((await items()).find(({ pk }) => pk?.S === `ID#${first}`)).toEqual(sealed);
    expect(await vault().open(first)).toEqual(wang);
  });

  it('is kept once by many at the same moment, the key made once among them', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => vault().keep(wang)));
    expect(new Set(ids).size).toBe(1);
    expect(await items()).toHaveLength(2);
  });

  it.each([1, 2, 3, 4, 5])('is kept once when answer %i is lost', async lost => {
    const flaky = engine.client();
    loseResponse(flaky, lost);
    const subjectId = await vault(flaky).keep(wang);
    expect(await vault().keep(wang)).toBe(subjectId);
    expect(await items()).toHaveLength(2);
  });

  it('that is not there is null', async () => {
    expect(await vault().open(SubjectId.parse(`k1_${'A'.repeat(43)}`))).toBeNull();
  });

  it('does not open under another subject, and the fault shows nothing', async () => {
    const own = await vault().keep(wang);
    const other = await vault().subjectIdOf(sameNumberAsPassport);
    const { Item = {} } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: marshall({ pk: `ID#${own}` }) }),
    );
    await client.send(
      new PutItemCommand({ TableName: tableName, Item: { ...Item, pk: { S: `ID#${other}` } } }),
    );
    const fault = await vault()
      .open(other)
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    expect(String(fault)).not.toContain(wang.document.number);
  });

  it('does not open once a bit of it has changed', async () => {
    const own = await vault().keep(wang);
    const key = marshall({ pk: `ID#${own}` });
    const { Item = {} } = await client.send(new GetItemCommand({ TableName: tableName, Key: key }));
    const sealed = Buffer.from(Item['sealed']?.B ?? []);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await client.send(new PutItemCommand({ TableName: tableName, Item: { ...Item, sealed: { B: sealed } } }));
    await expect(vault().open(own)).rejects.toThrow();
  });

  it('is opened again by the same process without another call to KMS', async () => {
    const here = vault(client);
    const subjectId = await here.keep(wang);
    await here.open(subjectId);
    const before = kms.calls.length;
    await here.open(subjectId);
    expect(kms.calls).toHaveLength(before);
  });
});

describe('the blind index', () => {
  it('is the same in every process and differs by type of document', async () => {
    const index = await vault().subjectIdOf(wang.document);
    expect(await vault().subjectIdOf(wang.document)).toBe(index);
    expect(await vault().subjectIdOf(sameNumberAsPassport)).not.toBe(index);
    expect(index).toMatch(/^k1_/);
  });

  it('stores nothing but the key', async () => {
    await vault().subjectIdOf(wang.document);
    expect((await items()).map(({ pk }) => pk?.S)).toEqual(['KEY#1']);
  });

  it('opens its key once per process', async () => {
    const here = vault(client);
    for (let time = 0; time < 3; time += 1) await here.subjectIdOf(wang.document);
    await vault(client).subjectIdOf(wang.document);
    expect(kms.calls).toEqual(['GenerateDataKeyWithoutPlaintext', 'Decrypt']);
  });

  it('is worthless in a vault with another key', async () => {
    const here = await vault().subjectIdOf(wang.document);
    const elsewhere = await createTable(client, 'vault', `${tableName}-elsewhere`);
    const there = kmsIdentityVault({ client, kmsClient: kms.client, tableName: elsewhere, keyArn });
    expect(await there.subjectIdOf(wang.document)).not.toBe(here);
  });
});

describe('a new generation of the index key', () => {
  it('leaves everybody who is known under their old index', async () => {
    const running = vault();
    const known = await running.keep(wang);
    expect(await addGeneration()).toBe(2);
    for (const some of [running, vault()]) {
      expect(await some.subjectIdOf(wang.document)).toBe(known);
      expect(await some.keep(wang)).toBe(known);
      expect(await some.open(known)).toEqual(wang);
    }
  });

  it('is asked for many at once, in their order, each under the key they are known by', async () => {
    const running = vault();
    const known = await running.keep(wang);
    await addGeneration();
    const documents = Array.from({ length: 70 }, (_, index) =>
      index === 40 ? wang.document : ({ type: 'passport', number: `E${10_000_000 + index}` } as const),
    );
    const many = await running.subjectIdsOf(documents);
    expect(many).toEqual(await Promise.all(documents.map(document => running.subjectIdOf(document))));
    expect(many[40]).toBe(known);
    expect(many[39]).toMatch(/^k2_/);
  });

  it('is taken for newcomers at once, by running processes too', async () => {
    const running = vault();
    await running.subjectIdOf(wang.document);
    await addGeneration();
    const newcomer = await running.keep(wang);
    expect(newcomer).toMatch(/^k2_/);
    await addGeneration();
    expect(await vault().keep(wang)).toBe(newcomer);
  });
});
