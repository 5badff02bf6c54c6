import * as z from 'zod';
import { Absence, AccountId, Role } from '../domain/actor.ts';
import { Bilingual } from '../domain/bilingual.ts';
import { Day } from '../domain/day.ts';
import { CampaignId, DepartmentId, DistrictId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { Policy } from '../domain/policy.ts';
import { pageOf, route } from './route.ts';

const campaignId = z.strictObject({ campaignId: CampaignId });

export const CampaignView = z.strictObject({
  campaignId: CampaignId,
  name: Bilingual,
  policyId: z.string(),
  policyVersion: z.int(),
  startedOn: Day,
  endedAt: Moment.nullable(),
  reportsCloseAt: Moment.nullable(),
  publicationDueAt: Moment.nullable(),
  releases: z.int(),
  takesReports: z.boolean(),
});
export type CampaignView = z.infer<typeof CampaignView>;

export const CountsView = z.strictObject({
  campaignId: CampaignId,
  total: z.int(),
  byStatus: z.record(z.string(), z.int()),
  byCategory: z.record(z.string(), z.int()),
  byDistrict: z.record(z.string(), z.int()),
  byChannel: z.record(z.string(), z.int()),
});
export type CountsView = z.infer<typeof CountsView>;

export const StaffView = z.strictObject({
  account: AccountId,
  role: Role,
  department: DepartmentId.nullable(),
  districts: z.array(z.union([DistrictId, z.literal('*')])),
  active: z.boolean(),
  /** When the officer is or was away, and who acts for them meanwhile. */
  absence: Absence.optional(),
  changedAt: Moment,
});

export const officeRoutes = {
  listCampaigns: route({
    method: 'GET',
    path: '/campaigns',
    summary: { zh: '救灾期间列表', en: 'Relief campaigns' },
    permission: 'anyone',
    response: pageOf(CampaignView),
  }),
  getCampaign: route({
    method: 'GET',
    path: '/campaigns/{campaignId}',
    summary: { zh: '查看救灾期间', en: 'One relief campaign' },
    permission: 'anyone',
    params: campaignId,
    response: CampaignView,
    refusals: ['not-found'],
  }),
  createCampaign: route({
    method: 'POST',
    path: '/campaigns',
    summary: { zh: '新建救灾期间', en: 'Create a relief campaign' },
    permission: 'campaign:manage',
    body: z.strictObject({
      campaignId: CampaignId,
      name: Bilingual,
      policyId: z.string().min(1).max(60),
      startedOn: Day,
    }),
    success: 201,
    response: CampaignView,
    refusals: ['already-exists', 'same-key-other-request'],
  }),
  endCampaign: route({
    method: 'POST',
    path: '/campaigns/{campaignId}/end',
    summary: { zh: '宣布救灾期间结束', en: 'Declare the end of the relief period' },
    permission: 'campaign:manage',
    params: campaignId,
    body: z.strictObject({
      /** When the relief period ended; not in the future. */
      endedAt: Moment,
      /** Until when reports of it are still taken. */
      reportsCloseAt: Moment,
      /** When the first release is to be made; not before reports close. */
      publicationDueAt: Moment,
    }),
    response: CampaignView,
    refusals: ['not-found', 'wrong-status', 'changed-meanwhile', 'same-key-other-request'],
  }),
  countReports: route({
    method: 'GET',
    path: '/campaigns/{campaignId}/counts',
    summary: { zh: '报送统计', en: 'Counts of a campaign, by status, category, district and channel' },
    permission: 'campaign:count',
    params: campaignId,
    response: CountsView,
    refusals: ['not-found'],
  }),
  listPolicies: route({
    method: 'GET',
    path: '/policies/{policyId}',
    summary: { zh: '政策各版本', en: 'The versions of a policy' },
    permission: 'anyone',
    params: z.strictObject({ policyId: z.string().min(1).max(60) }),
    response: pageOf(z.strictObject({ policyId: z.string(), version: z.int(), title: Bilingual })),
  }),
  getPolicy: route({
    method: 'GET',
    path: '/policies/{policyId}/versions/{version}',
    summary: { zh: '查看政策版本', en: 'One version of a policy' },
    permission: 'anyone',
    params: z.strictObject({ policyId: z.string().min(1).max(60), version: z.coerce.number().int().min(1) }),
    response: Policy,
    refusals: ['not-found'],
  }),
  loadPolicy: route({
    method: 'POST',
    path: '/policies',
    summary: { zh: '载入政策新版本', en: 'Load the next version of a policy' },
    permission: 'policy:load',
    body: Policy,
    success: 201,
    response: z.strictObject({ policyId: z.string(), version: z.int(), title: Bilingual }),
    refusals: ['already-exists', 'invalid'],
  }),
  listStaff: route({
    method: 'GET',
    path: '/staff',
    summary: { zh: '工作人员名录', en: 'The staff directory' },
    permission: 'staff:read',
    response: pageOf(StaffView),
  }),
  putStaff: route({
    method: 'PUT',
    path: '/staff/{account}',
    summary: { zh: '设置工作人员权限', en: 'Set what an account may do' },
    permission: 'staff:manage',
    params: z.strictObject({ account: AccountId }),
    body: StaffView.omit({ account: true, absence: true, changedAt: true }).extend({
      role: Role.exclude(['citizen']),
    }),
    response: StaffView,
    refusals: ['invalid', 'forbidden'],
  }),
};
