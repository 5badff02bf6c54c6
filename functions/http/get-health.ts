import { routes } from '../../shared/contract/routes.ts';
import { ReportId } from '../../shared/domain/ids.ts';
import { accept } from '../../shared/domain/outcome.ts';
import { checkHealth } from '../edge/check-health.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { evidenceStore } from '../edge/wiring/evidence-store.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { verifiedIdentity } from '../edge/wiring/verified-identity.ts';

const nobody = ReportId.parse('0'.repeat(26));

export const handler = httpHandler(routes.getHealth, async () => {
  const dependencies = await checkHealth({
    reports: () => reportStore().find(nobody),
    office: () => campaignStore().list(),
    evidence: () => evidenceStore().read('health/nothing-lies-here'),
    issuer: () => verifiedIdentity()('nobody'),
  });
  return accept({ status: 'ok', dependencies });
});
