import { httpsDownstream } from '../../../shared/adapters/https-downstream.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { DownstreamName } from '../../../shared/domain/release-action.ts';
import type { Downstream } from '../../../shared/ports/downstream.ts';
import { readEnvironment } from '../read-environment.ts';

export const downstreams = (): Readonly<Record<DownstreamName, Downstream>> => ({
  points: httpsDownstream({ name: 'points', url: readEnvironment(environment.pointsSystemUrl) }),
  disclosure: httpsDownstream({ name: 'disclosure', url: readEnvironment(environment.disclosureSiteUrl) }),
});
