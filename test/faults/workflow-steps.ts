import * as z from 'zod';
import type { Invoke } from '../../local/step-functions/start-step-functions.ts';
import { verificationSteps } from '../../shared/contract/workflow-steps.ts';
import { Moment } from '../../shared/domain/moment.ts';
import { awaitDecision } from '../../shared/usecases/await-decision.ts';
import { checkReport } from '../../shared/usecases/check-report.ts';
import { escalateReport } from '../../shared/usecases/escalate-report.ts';
import type { Ports } from './ports.ts';

/** When the workflow's steps think it is: fixed, so that a disturbed life and an undisturbed one are the same record. */
const now = Moment.parse('2021-07-22T03:00:00.000Z');
const Task = verificationSteps.awaitDecision.input;

/** The functions behind the verification workflow. One that broke is called again, as its Retry does. */
export const workflowSteps =
  (ports: () => Ports): Invoke =>
  async (name, payload) => {
    const run = async () => {
      if (name === 'awaitDecision') {
        const { reportId, phase, taskToken } = Task.parse(payload);
        await awaitDecision(ports(), { reportId, phase, token: taskToken });
        return {};
      }
      const { reportId } = z.looseObject(verificationSteps.checkReport.input.shape).parse(payload);
      return name === 'checkReport'
        ? checkReport(ports(), { reportId, now })
        : escalateReport(ports(), { reportId, now });
    };
    const answer = await run().catch(run);
    return { ok: true, payload: answer };
  };
