import { expect, test } from 'vitest';
import { AccountId, type Caller, PersonRef, Role } from '../../../shared/domain/actor.ts';
import { DepartmentId, DistrictId } from '../../../shared/domain/ids.ts';
import { may, type Permission, permissions } from '../../../shared/domain/permission.ts';

const health = DepartmentId.parse('health-commission');
const jinshui = DistrictId.parse('410105');
const zhongyuan = DistrictId.parse('410102');

const caller = (role: Role): Caller => ({
  account: AccountId.parse('me'),
  person: PersonRef.parse('p-me'),
  role,
  department: role === 'reviewer' || role === 'lead' ? health : null,
  districts: role === 'citizen' ? [] : [jinshui],
});

const targets = {
  own: { maker: 'me' },
  others: { maker: 'somebody' },
  mine: { maker: 'somebody', department: health, district: jinshui },
  otherDistrict: { maker: 'somebody', department: health, district: zhongyuan },
  otherDepartment: { maker: 'somebody', department: DepartmentId.parse('civil-affairs'), district: jinshui },
};

const rows = (Object.keys(permissions) as Permission[]).flatMap(permission =>
  Role.options.map(role => {
    const answers = Object.entries(targets)
      .filter(([, target]) => may(caller(role), permission, target))
      .map(([name]) => name);
    return `${role} ${permission}: ${may(caller(role), permission) ? answers.join(' ') : 'never'}`;
  }),
);

/** Every pair of role and permission, against every kind of record. Whoever changes the law changes this page with it. */
test('who may do what, to which records', () => {
  expect(rows.filter(row => !row.endsWith('never'))).toMatchInlineSnapshot(`
    [
      "citizen report:open: own",
      "reviewer report:open: own",
      "lead report:open: own",
      "citizen report:edit: own",
      "reviewer report:edit: own",
      "lead report:edit: own",
      "citizen report:read: own",
      "reviewer report:read: own",
      "lead report:read: own",
      "office report:read: own others mine otherDistrict otherDepartment",
      "auditor report:read: own others mine otherDistrict otherDepartment",
      "citizen subject:read: own",
      "citizen subject:act: own",
      "office report:redrive: own others mine otherDistrict otherDepartment",
      "reviewer review:read: mine",
      "lead review:read: mine",
      "reviewer review:decide: mine",
      "lead review:decide: mine",
      "reviewer review:assign: mine",
      "lead review:assign: mine",
      "reviewer bulk:make: own",
      "lead bulk:make: own",
      "lead evidence:release: mine",
      "reviewer import:make: own",
      "lead import:make: own",
      "reviewer import:read: mine otherDistrict",
      "lead import:read: mine otherDistrict",
      "office import:read: own others mine otherDistrict otherDepartment",
      "auditor import:read: own others mine otherDistrict otherDepartment",
      "reviewer import:open: own",
      "lead import:open: mine otherDistrict",
      "lead import:confirm: mine otherDistrict",
      "office import:check: own others mine otherDistrict otherDepartment",
      "reviewer case:make: mine",
      "lead case:make: mine otherDistrict",
      "reviewer case:read: mine otherDistrict",
      "lead case:read: mine otherDistrict",
      "office case:read: own others mine otherDistrict otherDepartment",
      "auditor case:read: own others mine otherDistrict otherDepartment",
      "office case:decide: own others mine otherDistrict otherDepartment",
      "citizen case:answer: own",
      "citizen case:object: own others mine otherDistrict otherDepartment",
      "reviewer statistics:read: own others mine otherDistrict otherDepartment",
      "lead statistics:read: own others mine otherDistrict otherDepartment",
      "office statistics:read: own others mine otherDistrict otherDepartment",
      "auditor statistics:read: own others mine otherDistrict otherDepartment",
      "citizen campaign:read: own others mine otherDistrict otherDepartment",
      "reviewer campaign:read: own others mine otherDistrict otherDepartment",
      "lead campaign:read: own others mine otherDistrict otherDepartment",
      "office campaign:read: own others mine otherDistrict otherDepartment",
      "auditor campaign:read: own others mine otherDistrict otherDepartment",
      "reviewer campaign:count: own others mine otherDistrict otherDepartment",
      "lead campaign:count: own others mine otherDistrict otherDepartment",
      "office campaign:count: own others mine otherDistrict otherDepartment",
      "auditor campaign:count: own others mine otherDistrict otherDepartment",
      "office campaign:manage: own others mine otherDistrict otherDepartment",
      "office policy:load: own others mine otherDistrict otherDepartment",
      "office release:read: own others mine otherDistrict otherDepartment",
      "auditor release:read: own others mine otherDistrict otherDepartment",
      "office release:approve: own others mine otherDistrict otherDepartment",
      "office release:manage: own others mine otherDistrict otherDepartment",
      "office delivery:read: own others mine otherDistrict otherDepartment",
      "auditor delivery:read: own others mine otherDistrict otherDepartment",
      "office delivery:manage: own others mine otherDistrict otherDepartment",
      "office staff:read: own others mine otherDistrict otherDepartment",
      "auditor staff:read: own others mine otherDistrict otherDepartment",
      "office staff:manage: own others mine otherDistrict otherDepartment",
      "reviewer absence:set: own",
      "lead absence:set: mine otherDistrict",
      "office absence:set: own others mine otherDistrict otherDepartment",
    ]
  `);
  expect(rows).toHaveLength(Object.keys(permissions).length * Role.options.length);
});
