import * as z from 'zod';
import { Eligibility, EligibilityQuestion } from '../domain/eligibility.ts';
import { Guidance } from '../domain/guidance.ts';
import { CampaignId } from '../domain/ids.ts';
import { route } from './route.ts';

const campaignId = z.strictObject({ campaignId: CampaignId });

/** The policy explained to anybody (R22). */
export const guidanceRoutes = {
  getGuidance: route({
    method: 'GET',
    path: '/campaigns/{campaignId}/guidance',
    summary: {
      zh: '政策解读：每一类别、激励和惩戒措施、信用修复，均附依据',
      en: 'The policy explained: each category, benefit and measure, and the way back, with sources',
    },
    permission: 'anyone',
    params: campaignId,
    response: Guidance,
    refusals: ['not-found'],
  }),
  checkEligibility: route({
    method: 'GET',
    path: '/campaigns/{campaignId}/eligibility',
    summary: {
      zh: '资格自查：能否报送、享受、受限或修复，逐条说明理由；不需要身份信息',
      en: 'May I, and why or why not? For a category, a benefit, a measure or repair; asks for nothing that says who you are',
    },
    permission: 'anyone',
    params: campaignId,
    query: EligibilityQuestion,
    response: Eligibility,
    refusals: ['not-found'],
  }),
};
