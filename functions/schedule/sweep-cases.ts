import { sweepCases } from '../../shared/usecases/sweep-cases.ts';
import { scheduleHandler } from '../edge/schedule-handler.ts';
import { casePublishing } from '../edge/wiring/case-publishing.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';

export const handler = scheduleHandler('sweep-cases', ({ now }) =>
  sweepCases({ ...casePublishing(), staff: staffDirectory() }, now),
);
