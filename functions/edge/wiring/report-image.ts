import * as z from 'zod';
import { reportOfItem } from '../../../shared/adapters/report-item.ts';
import { type Item, parseItem } from '../../../shared/adapters/stored-item.ts';
import type { Report } from '../../../shared/domain/report.ts';
import type { OpenTask } from '../../../shared/ports/report-store.ts';

const WithTask = z.object({
  task: z
    .strictObject({ token: z.string().min(1), phase: z.string() })
    .nullable()
    .default(null),
});

/** A report and its open task, as an image in the table's stream holds them. */
export function readReportImage(image: Item): { readonly report: Report; readonly task: OpenTask | null } {
  const report = reportOfItem(image);
  const { task } = parseItem(WithTask, image, `reports/${report.reportId}`);
  return { report, task };
}
