import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { CreditCode } from '../../shared/domain/credit-code.ts';
import { stateNames } from '../../shared/domain/entry-state.ts';
import { CampaignId } from '../../shared/domain/ids.ts';
import { type Command, type ExitStatus, Misuse, type Output } from './command.ts';
import { folderPlace, type PublishedPlace, placeOf, webPlace } from './published-place.ts';
import { table } from './terminal.ts';
import { type EntryAnswer, type Verified, verifyCampaign } from './verify-campaign.ts';
import { keysIn, type TrustedKey } from './verify-keys.ts';

const help = `npm run relief -- verify PLACE [--campaign ID] [--entry CODE] [--key FILE-or-URL]… [--json]

核验已公布的名单是否完整、未经改动。Checks that published lists are whole and as they were signed.

PLACE   the public address (https://…, or http://127.0.0.1… on this machine) or a folder to which it was copied.
        An address inside one campaign will do: https://…/campaigns/flood-2021/latest.json

--campaign ID   one campaign. In a folder all are checked; at an address one must be named.
--entry CODE    how one organisation stands, by its unified social credit code: listed, removed or never
                listed, with the path from its entry to the signed root.
--key FILE|URL  believe this key and no other: PEM, or a JWK set such as keys.json kept from another day.
                May be given again for each key that signed. Without it the keys of PLACE itself are
                believed: that finds every altered file, but not a place that was forged as a whole.
--json          the result as JSON on standard output.

What is checked, of every release from the newest back to the first: signature and key, canonical form, the
chain from each manifest to the one before, length and SHA-256 of every file, the counts, the Merkle root
over the list, that JSON, CSV, pages, shards and changes say the same, and the path of every entry; of the
register of defaulter entries every revision, and that all its changes leave what stands.

Exit status   0 all holds   1 something does not: each file is named, and the entry where it lies at one
              2 it could not be checked: a wrong call, or PLACE does not answer

Examples
  npm run relief -- verify https://lists.example.cn --campaign flood-2021
  aws s3 sync s3://BUCKET copy && npm run relief -- verify copy --key office-key.pem
  npm run relief -- verify copy --entry 91410100MA00000017 --json | jq .campaigns[0].entry
`;

export const verifyCommand: Command = {
  summary: '核验已公布的名单 – checks published lists: signature, chain, every file, one entry',
  help,
  async run(args, out) {
    const { place, campaigns, pinned, entry, json } = await asked(args);
    const verified: Verified[] = [];
    for (const campaignId of campaigns)
      verified.push(await verifyCampaign(place, { campaignId, pinned, entry, progress: out.progress }));
    const ok = verified.every(({ findings }) => findings.length === 0);
    if (json) out.print(JSON.stringify({ ok, campaigns: verified }, null, 2));
    else for (const one of verified) show(one, entry, out);
    return (ok ? 0 : 1) satisfies ExitStatus;
  },
};

async function asked(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      campaign: { type: 'string' },
      entry: { type: 'string' },
      key: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new Misuse('name one place: an address or a folder');
  const { place, campaignId } = placeOf(given);
  const pinned: TrustedKey[] = [];
  for (const key of values.key) pinned.push(...(await keysAt(key)));
  return {
    place,
    campaigns: await campaignsOf(place, values.campaign ?? campaignId),
    pinned,
    entry: values.entry === undefined ? null : codeOf(values.entry),
    json: values.json,
  };
}

function codeOf(typed: string): string {
  const code = CreditCode.safeParse(typed);
  if (code.success) return code.data;
  throw new Misuse(`--entry ${typed} is no unified social credit code: 18 digits and capitals`);
}

async function campaignsOf(place: PublishedPlace, named: string | null): Promise<readonly string[]> {
  if (named !== null) {
    if (CampaignId.safeParse(named).success) return [named];
    throw new Misuse(`${named} is no campaign: its short name is the part after campaigns/ in an address`);
  }
  const there = await place.list('campaigns');
  if (there === null) throw new Misuse('at an address, name the campaign: --campaign flood-2021');
  const found = [...new Set(there.map(path => path.split('/')[1] ?? ''))].filter(
    id => CampaignId.safeParse(id).success,
  );
  if (found.length > 0) return found;
  throw new Misuse('there is no campaigns/ in this folder: name the one that was copied, from its top');
}

async function keysAt(given: string): Promise<readonly TrustedKey[]> {
  const isWeb = /^https?:\/\//i.test(given);
  const bytes = isWeb
    ? await webPlace(new URL('.', given)).read(new URL(given).pathname.split('/').at(-1) ?? '')
    : await folderPlace(dirname(given)).read(basename(given));
  if (bytes === null) throw new Misuse(`--key ${given}: there is no such file`);
  try {
    return keysIn(bytes);
  } catch {
    throw new Misuse(`--key ${given} holds no key of P-256, neither as PEM nor as a JWK set`);
  }
}

function show(verified: Verified, entry: string | null, { print }: Output): void {
  const { campaignId, releases, register, findings, unsigned, pinned } = verified;
  print(`\n${campaignId}`);
  print(
    table(
      [
        '批次 release',
        '截至 cut-off',
        '条目 entries',
        '文件 files',
        '字节 bytes',
        '密钥 key',
        '问题 findings',
      ],
      releases.map(one => [
        one.release,
        one.cutOff?.slice(0, 10) ?? '–',
        one.entries ?? '–',
        one.files,
        one.bytes,
        one.keyId?.slice(0, 12) ?? '–',
        one.findings,
      ]),
    ),
  );
  if (register !== null)
    print(
      `登记簿 register: ${register.revisions} 次变更 revisions, ${register.entries} 条 entries, ${register.manifestHash.slice(0, 16)}`,
    );
  for (const { file, entry: at, zh, en } of findings)
    print(`✗ ${file}${at === null ? '' : `  ${at}`}\n  ${zh}\n  ${en}`);
  if (unsigned.length > 0)
    print(
      `· 另有 ${unsigned.length} 个未签名的文件 files beside the signed ones: ${unsigned.slice(0, 5).join(', ')}`,
    );
  if (entry !== null) print(answerText(entry, verified.entry));
  const ok = findings.length === 0;
  print(
    ok ? '✓ 全部相符 all holds' : `✗ 不予采信，共 ${findings.length} 处 refused: ${findings.length} findings`,
  );
  if (ok && !pinned)
    print(
      '  密钥取自同一来源 by the keys of the same place; pin the office’s own with --key to rule out a forged whole',
    );
}

function answerText(code: string, answer: EntryAnswer | null): string {
  if (answer === null) return `· ${code}: 无法断定 nothing can be said while the list is in doubt`;
  const { standing, proof } = answer;
  if (standing === null) return `· ${code}: 从未列入 never listed in this campaign`;
  const { zh, en } = stateNames[standing.state];
  const since = `自第 ${standing.since.release} 批 since release ${standing.since.release} (${standing.since.day})`;
  const until =
    'until' in standing
      ? `, 至第 ${standing.until.release} 批 until release ${standing.until.release} (${standing.until.day})`
      : '';
  const path =
    proof === null
      ? ''
      : `\n  第 ${proof.leaf + 1}/${proof.of} 条 entry ${proof.leaf + 1} of ${proof.of}; ${proof.steps} hashes lead to the signed root ${proof.root.slice(0, 16)}…`;
  return `· ${code} ${standing.name}: ${zh} ${en}, ${since}${until}${path}`;
}
