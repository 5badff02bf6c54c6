import * as z from 'zod';
import type { CaseAnswer, CaseDecision, CaseStep } from '../../../shared/contract/case-routes.ts';
import type { CaseView } from '../../../shared/contract/case-views.ts';
import { RegisterManifest, RegisterPointer, RegisterShard } from '../../../shared/domain/register.ts';
import type { RegisterEntry } from '../../../shared/domain/register-entry.ts';
import { webPlace } from '../../relief/published-place.ts';
import { trustOf } from '../../relief/verify-keys.ts';
import { verifyRegister } from '../../relief/verify-register.ts';
import { type Stage, until } from '../stage.ts';
import type { Check } from '../verify-demo.ts';
import { type Organisation, organisations, type Way } from './cast.ts';

const Listings = z.object({
  listings: z.array(
    z.object({
      list: z.string(),
      entity: z.object({ creditCode: z.string() }),
      annotations: z.array(z.object({ kind: z.string() })).default([]),
    }),
  ),
});
const Summary = z.object({ accepted: z.int() });
const Printed = z.string().startsWith('%PDF-');

type Step = z.input<typeof CaseStep>;

/** The story's people at work: department, office, organisations, and whoever reads what is public. */
export type Court = ReturnType<typeof courtOn>;

const clerk = 'staff-zheng-hao';
const second = 'staff-he-jing';

/** Plays the story over the API alone, and looks from outside at what is public, delivered and printed. */
export function courtOn(stage: Stage) {
  const checks: Check[] = [];
  const cases = new Map<Way, string>();
  const letters = new Set<string>();
  let calls = 0;
  const key = (way: string, what: string): string => {
    calls += 1;
    return `due-${way}-${what}-${calls}`;
  };
  const of = (way: Way): Organisation => {
    const found = organisations.find(one => one.way === way);
    if (found === undefined) throw new Error(`nobody goes the way ${way}`);
    return found;
  };
  const idOf = (way: Way): string => {
    const found = cases.get(way);
    if (found === undefined) throw new Error(`no case of ${way}`);
    return found;
  };
  const note = (what: string, expected: number | string, found: number | string) =>
    void checks.push({ what, expected, found });

  const self = {
    stage,
    checks,
    note,
    of,
    idOf,
    remember: (way: Way, caseId: string) => void cases.set(way, caseId),
    today: () => new Date(stage.stack.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10),

    step: (way: Way, body: Step, who: string = clerk) =>
      stage.as(who).call('takeCaseStep', { params: { caseId: idOf(way) }, key: key(way, body.step), body }),
    secondly: (way: Way, body: Step) => self.step(way, body, second),
    decide: (way: Way, body: z.input<typeof CaseDecision>, who = 'staff-xu-ning') =>
      stage.as(who).call('decideCase', { params: { caseId: idOf(way) }, key: key(way, body.decision), body }),
    answer: (way: Way, body: z.input<typeof CaseAnswer>) =>
      stage.as(of(way).agent).call('answerCase', {
        params: { creditCode: of(way).creditCode, caseId: idOf(way) },
        key: key(way, body.answer),
        body,
      }),

    /** Notes which pieces a refusal names; a step that is not refused is a difference. */
    async refused(way: Way, what: string, pieces: readonly string[], body: Step): Promise<void> {
      const answered = await stage.as(clerk).ask('takeCaseStep', {
        params: { caseId: idOf(way) },
        key: key(way, 'refused'),
        body,
      });
      const named = answered.ok
        ? 'accepted'
        : answered.problem.problems.map(({ pointer }) => pointer.slice(1)).join(' ');
      note(`refused by article: ${what}`, pieces.join(' '), named);
      const cited = answered.ok
        ? 0
        : answered.problem.problems.filter(one => /第.+条|〔\d{4}〕/.test(one.message.zh)).length;
      note(`each with its article: ${what}`, pieces.length, cited);
    },

    view: (way: Way): Promise<CaseView> => stage.as(clerk).call('getCase', { params: { caseId: idOf(way) } }),

    /** Moves the clock and lets the sweeper and the outbox do what is due. */
    async pass(days: number): Promise<void> {
      stage.stack.clock.advance(days * 86_400_000);
      await stage.stack.running.idle();
    },

    /** Helps the clock along, minute by minute, until the case is as it should be. */
    async untilStatus(way: Way, status: CaseView['status']): Promise<CaseView> {
      return until(
        `${way} ${status}`,
        async () => {
          const view = await self.view(way);
          if (view.status !== status) {
            stage.stack.clock.advance(60_000);
            await stage.stack.running.idle();
          }
          return view;
        },
        view => view.status === status,
      );
    },

    /** The organisation downloads the newest letter of a kind, twice: the same bytes. */
    async letter(way: Way, what: string): Promise<void> {
      const { timeline } = await stage.as(of(way).agent).call('getOwnCase', {
        params: { creditCode: of(way).creditCode, caseId: idOf(way) },
      });
      const entry = timeline.findLast(one => one.what === what && one.letter);
      if (entry === undefined) return note(`letter ${what} of ${way}`, 'a letter', 'none');
      const params = { creditCode: of(way).creditCode, caseId: idOf(way), sequence: entry.sequence };
      const print = () => stage.as(of(way).agent).call('getOwnCaseLetter', { params });
      const [first, again] = [await print(), await print()];
      const pdf = Buffer.from(first.base64, 'base64').toString('latin1');
      note(`letter ${what} of ${way}`, 'PDF', Printed.safeParse(pdf).success ? 'PDF' : 'no PDF');
      note(`letter ${what} of ${way} prints the same again`, first.sha256, again.sha256);
      letters.add(first.sha256);
    },
    lettersSeen: () => letters.size,

    /** What anybody reads in the register now. */
    async register(): Promise<readonly RegisterEntry[]> {
      const { items } = await stage.as(clerk).call('listRegisters', {});
      const [own] = items;
      if (own === undefined) return [];
      const base = own.latest.slice(0, own.latest.indexOf('campaigns/'));
      const pointer = RegisterPointer.parse(await read(own.latest));
      const manifest = RegisterManifest.parse(await read(base + pointer.manifest));
      const folder = own.latest.slice(0, own.latest.lastIndexOf('/') + 1);
      const shards = await Promise.all(manifest.files.map(({ name }) => read(folder + name)));
      return shards.flatMap(shard => RegisterShard.parse(shard).entries);
    },

    /** Anybody verifies the register from its public files, by the office's own published key. */
    async registerHolds(): Promise<void> {
      const { items } = await stage.as(clerk).call('listRegisters', {});
      const [own] = items;
      if (own === undefined) return note('a register', 'one', 'none');
      const place = webPlace(new URL(own.latest.slice(0, own.latest.indexOf('campaigns/'))));
      const verified = await verifyRegister(place, own.campaignId, await trustOf(place, []));
      note('what is wrong with the register', 0, verified?.findings.length ?? -1);
      note('its newest revision', own.manifestHash, verified?.manifestHash ?? 'none');
    },

    /** Who stands in the register and at the disclosure site, and what stands beside them. Both must say the same. */
    async shows(when: string, expected: readonly (Way | readonly [Way, string])[]): Promise<void> {
      const wanted = expected
        .map(one =>
          typeof one === 'string' ? `${of(one).creditCode}` : `${of(one[0]).creditCode} ${one[1]}`,
        )
        .sort()
        .join(', ');
      const line = (code: string, annotations: readonly { kind: string }[]) =>
        [code, ...annotations.map(({ kind }) => kind)].join(' ');
      const entries = (await self.register()).map(one => line(one.creditCode, one.annotations));
      note(`the register ${when}`, wanted, entries.sort().join(', '));
      const site = await until(
        `the site ${when}`,
        async () => {
          const { listings } = Listings.parse(await read(`${stage.stack.disclosureSiteUrl}/listings`));
          const shown = listings.map(one => line(one.entity.creditCode, one.annotations));
          const found = shown.sort().join(', ');
          if (found !== wanted) {
            stage.stack.clock.advance(60_000);
            await stage.stack.running.idle();
          }
          return found;
        },
        found => found === wanted,
      ).catch(() => 'differs');
      note(`the disclosure site ${when}`, wanted, site);
      const { accepted } = Summary.parse(await read(`${stage.stack.pointsSystemUrl}/summary`));
      note(`rows about organisations at the points system ${when}`, 0, accepted);
    },
  };
  return self;
}

async function read(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
