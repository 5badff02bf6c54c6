import * as z from 'zod';
import { Day } from './day.ts';
import { CategoryId, DistrictId } from './ids.ts';
import { line, paragraph } from './text.ts';

/** The concrete matter (具体事项, R18): what was done, when and where. */
export const Matter = z.strictObject({
  title: line(60),
  description: paragraph(2000),
  startedOn: Day,
  endedOn: Day,
  place: line(120),
});
export type Matter = z.infer<typeof Matter>;

/** What a reporter writes, half filled in while it is a draft. It never holds who it is about: that is the vault's. */
export const ReportForm = z.strictObject({
  category: CategoryId,
  district: DistrictId,
  matter: Matter.partial(),
});
export type ReportForm = z.infer<typeof ReportForm>;

export const CompleteReportForm = ReportForm.extend({ matter: Matter });
export type CompleteReportForm = z.infer<typeof CompleteReportForm>;
