import * as z from 'zod';
import { personas } from '../issuer/personas.ts';
import type { MovableClock } from '../movable-clock.ts';
import { parseDuration } from './duration.ts';

/** What `/_local/*` can do to the one machine; the runner fills it in. */
export type LocalControl = {
  readonly clock: MovableClock;
  /** Moves every engine's time forward by whole milliseconds. */
  advance(milliseconds: number): Promise<void>;
  /** Resolves once every engine has come to rest. */
  idle(): Promise<void>;
  /** Where each engine listens, by name. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly issuerUrl: string;
};

type Answer = { readonly status: number; readonly body: unknown };

const Move = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);
const Who = z.strictObject({ persona: z.string() });
const Issued = z.object({ access_token: z.string() });

const refusal = (status: number, zh: string, en: string, more: object = {}): Answer => ({
  status,
  body: { message: { zh, en }, ...more },
});

/** Answers `/_local/*`: this machine's own levers, which no template has and no cloud serves. */
export async function localAnswer(
  local: LocalControl,
  { method, path, body }: { method: string; path: string; body: unknown },
): Promise<Answer> {
  const reading = () => ({ status: 200, body: { now: new Date(local.clock.now()).toISOString() } });
  switch (`${method} ${path}`) {
    case 'GET /_local/clock':
      return reading();
    case 'POST /_local/clock': {
      const move = Move.safeParse(body);
      const milliseconds = move.success ? wayToGo(move.data, local.clock.now()) : null;
      if (milliseconds === null || milliseconds < 0) {
        return refusal(
          400,
          '请给出 {"advance":"P3DT2H"} 或将来的时刻 {"to":"2026-08-01T00:00:00Z"}',
          'Send {"advance":"P3DT2H"} or a moment to come, {"to":"2026-08-01T00:00:00Z"}',
        );
      }
      await local.advance(milliseconds);
      await local.idle();
      return reading();
    }
    case 'POST /_local/idle':
      await local.idle();
      return reading();
    case 'GET /_local/endpoints':
      return { status: 200, body: { ...local.endpoints, issuer: local.issuerUrl } };
    case 'GET /_local/personas':
      return {
        status: 200,
        body: personas.map(({ persona, sub, name, gloss, staff }) => ({
          persona,
          sub,
          name,
          gloss,
          staff: staff ?? null,
        })),
      };
    case 'POST /_local/token':
      return token(local, body);
    default:
      return { status: 404, body: { message: 'Not Found' } };
  }
}

/** A page elsewhere must not move this machine's time, not even through a name that resolves to it. */
export function isFromThisMachine(host: string | undefined, origin: string | undefined): boolean {
  const here = (address: string): boolean => {
    const name = URL.parse(address)?.hostname;
    return name === '127.0.0.1' || name === 'localhost' || name === '[::1]';
  };
  return here(`http://${host ?? ''}`) && (origin === undefined || here(origin));
}

function wayToGo(move: z.infer<typeof Move>, now: number): number | null {
  return 'advance' in move ? parseDuration(move.advance) : Math.ceil(Date.parse(move.to) - now);
}

async function token(local: LocalControl, body: unknown): Promise<Answer> {
  const who = Who.safeParse(body);
  const persona = who.success ? personas.find(one => one.persona === who.data.persona) : undefined;
  if (!persona) {
    return refusal(404, '没有这个人物', 'There is no such persona', {
      personas: personas.map(one => one.persona),
    });
  }
  const answer = await fetch(`${local.issuerUrl}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: persona.sub }),
  });
  if (!answer.ok) throw new Error(`the issuer answered ${answer.status} for a persona`);
  return { status: 200, body: { token: Issued.parse(await answer.json()).access_token } };
}
