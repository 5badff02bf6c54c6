import { routes } from '../../shared/contract/routes.ts';
import { previewRelease } from '../../shared/usecases/preview-release.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = httpHandler(routes.previewRelease, ({ params, query }) =>
  previewRelease({ releases: releaseStore(), files: releaseFiles() }, params, query),
);
