import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceKey, parseEvidenceKey, releaseKey } from '../../../shared/contract/object-keys.ts';
import { CampaignId, EvidenceId, ReleaseNumber, ReportId } from '../../../shared/domain/ids.ts';

const reportIds = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{26}$/).map(id => ReportId.parse(id));
const evidenceIds = fc.integer({ min: 1, max: 999 }).map(n => EvidenceId.parse(`e${n}`));

describe('object keys', () => {
  it('of evidence are read back as they were made', () => {
    fc.assert(
      fc.property(reportIds, evidenceIds, (reportId, evidenceId) => {
        expect(parseEvidenceKey(evidenceKey(reportId, evidenceId))).toEqual({ reportId, evidenceId });
      }),
    );
  });

  it.each([
    '',
    'evidence/x/e1',
    'evidence/0123456789abcdefghjkmnpqrs/e1/more',
    'other/0123456789abcdefghjkmnpqrs/e1',
  ])('are not read into %j', key => {
    expect(parseEvidenceKey(key)).toBeNull();
  });

  it('of releases list in the order of their numbers', () => {
    const campaign = CampaignId.parse('flood-2021');
    const keys = [1, 2, 10, 100].map(n => releaseKey(campaign, ReleaseNumber.parse(n), 'manifest.json'));
    expect([...keys].sort()).toEqual(keys);
  });
});
