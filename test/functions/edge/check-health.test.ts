import { describe, expect, it } from 'vitest';
import { checkHealth } from '../../../functions/edge/check-health.ts';
import { context, eventOf, reading } from './setup-door.ts';

const { httpHandler } = await import('../../../functions/edge/http-handler.ts');
const { accept } = await import('../../../shared/domain/outcome.ts');

const well = async () => null;

describe('health', () => {
  it('is well when every dependency answers', async () => {
    expect(await checkHealth({ reports: well, issuer: well })).toEqual({ reports: 'ok', issuer: 'ok' });
  });

  it('names the dependency that fails, to the caller too, and nothing of why', async () => {
    const down = async () => {
      throw new Error('connect to 10.0.0.7 failed');
    };
    const handler = httpHandler(reading, async () => {
      await checkHealth({ reports: well, office: down });
      return accept({ count: 0 });
    });
    const { statusCode, body } = await handler(eventOf({ claims: null, params: {}, body: '' }), context);
    expect(statusCode).toBe(503);
    expect(body).toContain('office');
    expect(body).not.toContain('10.0.0.7');
  });
});
