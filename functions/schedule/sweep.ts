import { sweep } from '../../shared/usecases/sweep.ts';
import { scheduleHandler } from '../edge/schedule-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { workflows } from '../edge/wiring/workflows.ts';

export const handler = scheduleHandler('sweep', ({ now }) =>
  sweep(
    { campaigns: campaignStore(), releases: releaseStore(), reports: reportStore(), workflows: workflows() },
    now,
  ),
);
