import { dynamoCampaignStore } from '../../../shared/adapters/dynamo-campaign-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { CampaignStore } from '../../../shared/ports/campaign-store.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const campaignStore = (): CampaignStore =>
  dynamoCampaignStore({ client: dynamoClient(), tableName: readEnvironment(environment.officeTable) });
