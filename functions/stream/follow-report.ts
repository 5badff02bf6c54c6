import { followReport } from '../../shared/usecases/follow-report.ts';
import { streamHandler } from '../edge/stream-handler.ts';
import { counters } from '../edge/wiring/counters.ts';
import { readReportImage } from '../edge/wiring/report-image.ts';
import { workflows } from '../edge/wiring/workflows.ts';

export const handler = streamHandler('follow-report', async ({ before, after, now }) => {
  if (after === null) return;
  await followReport(
    { workflows: workflows(), counters: counters() },
    { ...readReportImage(after), before: before === null ? null : readReportImage(before).report, now },
  );
});
