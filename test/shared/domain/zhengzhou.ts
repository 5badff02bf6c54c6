import { Policy } from '../../../shared/domain/policy.ts';
import file from '../../../shared/policy/zhengzhou-flood-2021.json' with { type: 'json' };

/** The policy as shipped, fresh for each caller. */
export const zhengzhou = (): Policy => Policy.parse(structuredClone(file));
