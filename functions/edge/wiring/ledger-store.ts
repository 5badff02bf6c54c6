import { dynamoLedgerStore } from '../../../shared/adapters/dynamo-ledger-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { LedgerStore } from '../../../shared/ports/ledger-store.ts';
import { pause } from '../pause.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const ledgerStore = (): LedgerStore =>
  dynamoLedgerStore({
    client: dynamoClient(),
    tableName: readEnvironment(environment.ledgerTable),
    pause,
  });
