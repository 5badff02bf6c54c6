import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Access } from '../../../shared/domain/access.ts';
import { context, directoryOf, eventOf, officer, reportId } from './setup-door.ts';

// Loaded after the setup has silenced the log.
const { httpHandler } = await import('../../../functions/edge/http-handler.ts');
const { route } = await import('../../../shared/contract/route.ts');
const { accept, refuse } = await import('../../../shared/domain/outcome.ts');

const opening = route({
  method: 'GET',
  path: '/reports/{reportId}',
  summary: { zh: '查看', en: 'Look' },
  permission: 'report:read',
  params: z.strictObject({ reportId: z.string() }),
  response: z.strictObject({ reportId: z.string(), form: z.strictObject({}) }),
  opens: 'report',
});
const answer = async () => accept({ reportId, form: {} });
const asOfficer = { claims: { sub: officer.account, person: 'p-2', acr: 'mfa' } };

async function ask(
  said: Parameters<typeof eventOf>[0],
  run: Parameters<typeof httpHandler<typeof opening>>[1] = answer,
  fails = false,
) {
  const noted: Access[] = [];
  const order: string[] = [];
  const log = () => ({
    note: async (accesses: readonly Access[]) => {
      order.push('noted');
      if (fails) throw new Error('the table is away');
      noted.push(...accesses);
    },
  });
  const handler = httpHandler(opening, run, directoryOf(officer), log);
  const { statusCode, body } = await handler(eventOf({ ...said, body: '' }), context);
  order.push('answered');
  return { statusCode, body, noted, order };
}

describe('an officer’s look at a record', () => {
  it('is kept before the answer leaves: who, when, what, and nothing of what was seen', async () => {
    const { statusCode, noted, order } = await ask(asOfficer);
    expect([statusCode, order]).toEqual([200, ['noted', 'answered']]);
    expect(noted).toEqual([
      {
        record: { kind: 'report', id: reportId },
        at: expect.stringMatching(/Z$/),
        account: officer.account,
        role: 'reviewer',
        department: null,
        route: 'GET /reports/{reportId}',
      },
    ]);
  });

  it('shows nothing where it cannot be kept', async () => {
    const { statusCode, body } = await ask(asOfficer, answer, true);
    expect(statusCode).toBe(500);
    expect(body).not.toContain(reportId);
  });

  it('is none where nothing was shown', async () => {
    const refused = async () => refuse('not-found', '没有', 'None');
    expect((await ask(asOfficer, refused)).noted).toEqual([]);
  });

  it('is none of a citizen’s at their own', async () => {
    expect((await ask({})).noted).toEqual([]);
  });
});
