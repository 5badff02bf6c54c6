import { sweepCases } from '../../shared/usecases/sweep-cases.ts';
import { observeCases } from '../edge/observe.ts';
import { scheduleHandler } from '../edge/schedule-handler.ts';
import { casePublishing } from '../edge/wiring/case-publishing.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';

export const handler = scheduleHandler('sweep-cases', async ({ now }) => {
  observeCases(await sweepCases({ ...casePublishing(), staff: staffDirectory() }, now));
});
