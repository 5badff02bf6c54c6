import type { ReportView } from '../../shared/contract/report-views.ts';
import type { ReliefClient } from '../client/relief-client.ts';
import { type DemoFile, sha256Of } from './files.ts';
import { until } from './stage.ts';

/** Announces files, uploads each to its address and waits until they have been checked. Done again, it changes nothing. */
export async function sendEvidence(
  client: ReliefClient,
  reportId: string,
  key: string,
  files: readonly DemoFile[],
): Promise<ReportView> {
  const params = { reportId };
  const announced = files.map(({ name, type, bytes }) => ({
    name,
    type,
    length: bytes.length,
    sha256: sha256Of(bytes),
  }));
  const asked = await client.ask('requestEvidenceUpload', { params, key, body: { files: announced } });
  // A report that has moved on takes no more files: a start after a kill finds them there.
  if (!asked.ok) return client.call('getReport', { params });
  await Promise.all(
    asked.value.uploads.map(async ({ url, headers }, index) => {
      const file = files[index];
      if (file === undefined) throw new Error('more addresses than files');
      const response = await fetch(url, { method: 'PUT', headers, body: Buffer.from(file.bytes) });
      // 412: these very bytes lie there from before the kill.
      if (!response.ok && response.status !== 412)
        throw new Error(`upload of ${file.name}: ${response.status} ${await response.text()}`);
    }),
  );
  return until(
    `evidence of ${reportId}`,
    () => client.call('getReport', { params }),
    report => report.evidence.every(({ state }) => state !== 'awaited'),
  );
}
