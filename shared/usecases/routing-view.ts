import type { RoutingView } from '../contract/report-views.ts';
import type { Bilingual } from '../domain/bilingual.ts';
import type { Policy } from '../domain/policy.ts';
import { findCategory, findDepartment, findDistrict } from '../domain/policy-lookups.ts';
import type { Report } from '../domain/report.ts';
import type { Routing } from '../domain/report-action.ts';

/**
 * Where a report was sent and why, read from its history: the policy is the one that was in force then. With the policy
 * at hand it speaks in names; without it in the policy's ids, which a page that has the policy can name. Null until a
 * department was asked.
 */
export function routingViewOf(report: Report, policy: Policy | null = null): RoutingView | null {
  const sent = report.history.findLast(({ action }) => action.type === 'routed');
  if (sent === undefined || sent.action.type !== 'routed') return null;
  const bounces = bouncesOf(report);
  const { routing } = sent.action;
  const now = bounces.at(-1);
  return {
    department: now?.to ?? routing.department,
    district: routing.district,
    rule: now?.rule ?? routing.rule,
    policyVersion: sent.policyVersion,
    at: sent.at,
    because: becauseOf(report, sent.policyVersion, routing, policy),
    bounces,
  };
}

/** Every transfer, each with the clock it found: a second officer's or a supervisor's clock is one too. */
function bouncesOf({ history }: Report): RoutingView['bounces'] {
  const bounces: RoutingView['bounces'] = [];
  let before: Routing | undefined;
  for (const { action, at, policyVersion } of history) {
    if (action.type === 'transferred' && before !== undefined) {
      const { department: to, rule, dueAt } = action.routing;
      const { department: from } = before;
      const clockKept = dueAt === before.dueAt;
      bounces.push({ at, from, to, reason: action.reason, rule, policyVersion, dueAt, clockKept });
    }
    if (action.type === 'routed' || action.type === 'transferred') before = action.routing;
    if ((action.type === 'seconded' || action.type === 'escalated') && before !== undefined)
      before = { ...before, dueAt: action.dueAt };
  }
  return bounces;
}

function becauseOf(
  report: Report,
  policyVersion: number,
  { department, district, rule }: Routing,
  policy: Policy | null,
): Bilingual {
  const name = (found: { readonly name: Bilingual } | undefined, id: string): Bilingual =>
    found?.name ?? { zh: id, en: id };
  if (wasTransferred(report) && rule.includes(' transferred '))
    return {
      zh: '补充材料后回到要求补充的部门；该部门由转办接手本件。',
      en: 'With the supplement it went back to the department that asked for it, which had got it by transfer.',
    };
  const { category } = report.form;
  const what = name(policy === null ? undefined : findCategory(policy, category), category);
  const where = name(policy === null ? undefined : findDistrict(policy, district), district);
  const who = name(policy === null ? undefined : findDepartment(policy, department), department);
  // A rule names the district where the policy has a line of its own for it, and a star where one line is for all.
  const own = rule.includes(` ${district} `);
  return {
    zh: `按政策第${policyVersion}版，${what.zh}类事项在${own ? where.zh : '全市各区县'}由${who.zh}认定；本件属${where.zh}。`,
    en: `By version ${policyVersion} of the policy, ${what.en} is determined in ${own ? where.en : 'every district'} by ${who.en}; this one is of ${where.en}.`,
  };
}

/** Once an officer has sent it to the department that is competent, no later routing sends it back. */
export const wasTransferred = ({ history }: Report): boolean =>
  history.some(({ action }) => action.type === 'transferred');
