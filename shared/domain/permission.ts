import type { Caller, Role } from './actor.ts';
import type { DepartmentId, DistrictId } from './ids.ts';

/** Where a permission reaches: one's own records, one's department (in one's districts, or wherever), or everything. */
type Scope = 'own' | 'department' | 'whole-department' | 'all';

/** The whole law of who may do what: a missing cell is a no. */
export const permissions = {
  'report:open': { citizen: 'own', reviewer: 'own', lead: 'own' },
  'report:edit': { citizen: 'own', reviewer: 'own', lead: 'own' },
  'report:read': { citizen: 'own', reviewer: 'own', lead: 'own', office: 'all', auditor: 'all' },
  /** A person as such, whatever office they hold: they sign in as a citizen. */
  'subject:read': { citizen: 'own' },
  'subject:act': { citizen: 'own' },
  'report:redrive': { office: 'all' },
  'review:read': { reviewer: 'department', lead: 'department' },
  'review:decide': { reviewer: 'department', lead: 'department' },
  'review:assign': { reviewer: 'department', lead: 'department' },
  'bulk:make': { reviewer: 'own', lead: 'own' },
  'evidence:release': { lead: 'department' },
  'import:make': { reviewer: 'own', lead: 'own' },
  'import:read': { reviewer: 'whole-department', lead: 'whole-department', office: 'all', auditor: 'all' },
  /** The file itself, with what stands in it. */
  'import:open': { reviewer: 'own', lead: 'whole-department' },
  'import:confirm': { lead: 'whole-department' },
  'import:check': { office: 'all' },
  'case:make': { reviewer: 'department', lead: 'whole-department' },
  'case:read': { reviewer: 'whole-department', lead: 'whole-department', office: 'all', auditor: 'all' },
  'case:decide': { office: 'all' },
  /** For an organisation, whose representative the issuer has verified. */
  'case:answer': { citizen: 'own' },
  'case:object': { citizen: 'all' },
  'statistics:read': { reviewer: 'all', lead: 'all', office: 'all', auditor: 'all' },
  'campaign:read': { citizen: 'all', reviewer: 'all', lead: 'all', office: 'all', auditor: 'all' },
  'campaign:count': { reviewer: 'all', lead: 'all', office: 'all', auditor: 'all' },
  'campaign:manage': { office: 'all' },
  'policy:load': { office: 'all' },
  'release:read': { office: 'all', auditor: 'all' },
  'release:approve': { office: 'all' },
  'release:manage': { office: 'all' },
  'delivery:read': { office: 'all', auditor: 'all' },
  'delivery:manage': { office: 'all' },
  'staff:read': { office: 'all', auditor: 'all' },
  'staff:manage': { office: 'all' },
  'absence:set': { reviewer: 'own', lead: 'whole-department', office: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;

export type Permission = keyof typeof permissions;

export type Target = {
  /** The account that made the record. */
  readonly maker?: string;
  readonly department?: DepartmentId;
  readonly district?: DistrictId;
};

export const coversDistrict = ({ districts }: Pick<Caller, 'districts'>, district: DistrictId): boolean =>
  districts.some(own => own === '*' || own === district);

/** Pure: the answer for one caller, one permission and one record. Without a target: may they at all? */
export function may(caller: Caller, permission: Permission, target?: Target): boolean {
  const row: Partial<Record<Role, Scope>> = permissions[permission];
  const scope = row[caller.role];
  if (scope === undefined) return false;
  if (target === undefined || scope === 'all') return true;
  if (scope === 'own') return target.maker === caller.account;
  if (scope === 'whole-department')
    return target.department !== undefined && target.department === caller.department;
  return (
    target.department !== undefined &&
    target.district !== undefined &&
    target.department === caller.department &&
    coversDistrict(caller, target.district)
  );
}
