import type { Evidence, EvidenceFile } from './evidence.ts';
import { isUsable } from './evidence.ts';
import type { Complaint, FieldProblem } from './field-problem.ts';
import { EvidenceId } from './ids.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import type { Policy } from './policy.ts';
import type { Category } from './policy-category.ts';
import type { ReportState } from './report.ts';

type Files = ReadonlyMap<EvidenceId, Evidence>;

const kept = (files: Files): readonly Evidence[] =>
  [...files.values()].filter(({ state }) => state !== 'removed');

/** Ids follow one another and are never used again, so that a removed file's key stays its own. */
export function nextEvidenceId(files: Files): (index: number) => EvidenceId {
  const first = files.size + 1;
  return index => EvidenceId.parse(`e${first + index}`);
}

/** Which of the announced files the policy does not take, and why. */
export function checkEvidenceRequest(
  policy: Policy,
  category: Category,
  present: Files,
  files: readonly EvidenceFile[],
): readonly FieldProblem[] {
  const rules = policy.evidenceRules;
  const most = Math.min(rules.maxFiles, category.evidence.maximum);
  const before = kept(present);
  const problems: FieldProblem[] = [];
  if (before.length + files.length > most)
    problems.push({ ...tooManyFiles(most, before.length), path: ['files'] });
  const total = [...before, ...files].reduce((sum, { length }) => sum + length, 0);
  if (total > rules.maxTotalBytes) problems.push({ ...tooMuch(rules.maxTotalBytes), path: ['files'] });
  files.forEach((file, index) => {
    const rule = rules.types.find(({ mime }) => mime === file.type);
    if (rule === undefined) {
      const taken = rules.types.map(({ extension }) => extension).join(' ');
      problems.push({ ...typeNotTaken(taken), path: ['files', index, 'type'] });
    } else if (file.length > rule.maxBytes) {
      problems.push({ ...fileTooLarge(rule.maxBytes), path: ['files', index, 'length'] });
    }
    const twin = [...before, ...files.slice(0, index)].some(({ sha256 }) => sha256 === file.sha256);
    if (twin) problems.push({ ...sameFile, path: ['files', index, 'sha256'] });
  });
  return problems;
}

/** What of a report says how it is proven. */
type Proof = Pick<ReportState, 'evidence' | 'source'>;

/**
 * May a report with these files be handed in? Each must have arrived and be fit; enough must be there. A report made from
 * a row of a department's file needs none of its own: that file, kept by its hash in the report's first entry, is the
 * proof, and the department's lead answered for it by name. A reviewer may still return it and ask for more.
 */
export function checkEvidenceForSubmission(category: Category, { evidence, source }: Proof): Outcome<null> {
  const present = kept(evidence);
  const path = (file: Evidence): FieldProblem['path'] => ['evidence', file.evidenceId];
  const awaited = present.filter(({ state }) => state === 'awaited');
  if (awaited.length > 0) {
    return refuse(
      'evidence-awaited',
      '有文件尚未收到，请等待上传完成，或移除后再提交。',
      'Some files have not arrived; wait for the uploads, or remove the files.',
      awaited.map(file => ({ ...notArrived, path: path(file) })),
    );
  }
  const unfit = present.filter(({ state }) => state === 'infected' || state === 'mismatch');
  if (unfit.length > 0) {
    return refuse(
      'evidence-unfit',
      '有文件不能使用，请移除并重新上传。',
      'Some files cannot be used; remove them and upload others.',
      unfit.map(file => ({ ...(file.state === 'infected' ? infected : mismatch), path: path(file) })),
    );
  }
  // A file that only a person can judge counts for now: that person decides before anything is approved.
  if (source === null && present.length < category.evidence.minimum) {
    return refuse(
      'evidence-insufficient',
      `此类别至少需要 ${category.evidence.minimum} 份证明材料。`,
      `This category needs at least ${category.evidence.minimum} file(s) of evidence.`,
    );
  }
  return accept(null);
}

/** The bytes that an approval is bound to, or why nothing can be approved on them. */
export function pinEvidence(
  files: Files,
): Outcome<{ evidenceId: EvidenceId; sha256: Evidence['sha256']; versionId: string }[]> {
  const present = kept(files);
  if (!present.every(isUsable)) {
    return refuse(
      'evidence-unfit',
      '有文件未通过检查；请先由负责人放行，或退回补正。',
      'Some files have not passed the checks; have a lead release them, or return the report.',
    );
  }
  return accept(
    present.flatMap(({ evidenceId, sha256, versionId }) =>
      versionId === null ? [] : [{ evidenceId, sha256, versionId }],
    ),
  );
}

const mb = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`;

const tooManyFiles = (most: number, present: number): Complaint => ({
  code: 'too-many-files',
  message: { zh: `最多 ${most} 份，已有 ${present} 份`, en: `At most ${most} files; ${present} are there` },
  remedy: { zh: '请移除不需要的文件', en: 'Remove files that are not needed' },
});
const tooMuch = (most: number): Complaint => ({
  code: 'too-many-bytes',
  message: { zh: `文件总大小超过 ${mb(most)}`, en: `The files are larger than ${mb(most)} together` },
  remedy: { zh: '请压缩图片或减少文件', en: 'Shrink the pictures or send fewer' },
});
const typeNotTaken = (taken: string): Complaint => ({
  code: 'file-type-not-taken',
  message: {
    zh: `不接受这种文件，可用：${taken}`,
    en: `This type of file is not taken; these are: ${taken}`,
  },
  remedy: { zh: '请转换格式后再上传', en: 'Convert the file and upload it again' },
});
const fileTooLarge = (most: number): Complaint => ({
  code: 'file-too-large',
  message: { zh: `此类文件不能超过 ${mb(most)}`, en: `A file of this type may have at most ${mb(most)}` },
  remedy: { zh: '请压缩后再上传', en: 'Shrink the file' },
});
const sameFile: Complaint = {
  code: 'same-file-twice',
  message: { zh: '同一文件已在此报送中', en: 'The same file is in this report already' },
  remedy: { zh: '无需重复上传', en: 'It need not be sent twice' },
};
const notArrived: Complaint = {
  code: 'evidence-awaited',
  message: { zh: '尚未收到', en: 'It has not arrived' },
  remedy: { zh: '上传该文件，或将其移除', en: 'Upload the file, or remove it' },
};
const infected: Complaint = {
  code: 'evidence-infected',
  message: { zh: '检出恶意程序，已隔离', en: 'Malware was found in it; it is in quarantine' },
  remedy: {
    zh: '请移除，并在检查设备后上传干净的文件',
    en: 'Remove it, check your device and upload a clean file',
  },
};
const mismatch: Complaint = {
  code: 'evidence-mismatch',
  message: { zh: '收到的内容与声明的文件不符', en: 'What arrived is not the file that was announced' },
  remedy: { zh: '请移除并重新上传', en: 'Remove it and upload it again' },
};
