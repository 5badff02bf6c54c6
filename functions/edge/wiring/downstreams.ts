import { httpsDownstream } from '../../../shared/adapters/https-downstream.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { DownstreamName } from '../../../shared/domain/release-action.ts';
import type { Downstream } from '../../../shared/ports/downstream.ts';
import { now } from '../clock.ts';
import { readEnvironment } from '../read-environment.ts';
import { requestSigner } from './request-signer.ts';

export const downstreams = (): Readonly<Record<DownstreamName, Downstream>> => {
  const loopback = readEnvironment(environment.downstreamsOnLoopback) === 'yes';
  const common = { loopback, signer: requestSigner(), now };
  return {
    points: httpsDownstream({ ...common, name: 'points', url: readEnvironment(environment.pointsSystemUrl) }),
    disclosure: httpsDownstream({
      ...common,
      name: 'disclosure',
      url: readEnvironment(environment.disclosureSiteUrl),
    }),
  };
};
