import { expect, it } from 'vitest';
import { refusalStatus } from '../../functions/edge/refusal-status.ts';
import { clientTypes } from '../../infra/client-types.ts';
import { openapi } from '../../shared/contract/openapi.ts';
import { routes } from '../../shared/contract/routes.ts';
import { textOf } from './source-files.ts';

it('the pages know the API as it is: "npm run openapi" writes web/generated/api.ts', async () => {
  const document: unknown = JSON.parse(JSON.stringify(openapi({ routes, statusOf: refusalStatus })));
  const written = textOf('web/generated/api.ts');
  expect(written.includes('"/reports"')).toBe(true);
  expect((await clientTypes(document)) === written, 'run "npm run openapi" and commit what it writes').toBe(
    true,
  );
});
