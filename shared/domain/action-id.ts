import { hashOf } from './canonical.ts';
import { ActionId } from './ids.ts';

/** The id of an action whose cause is named by these words: the same cause, the same id. */
export const createActionId = (...cause: readonly (string | number)[]): ActionId =>
  ActionId.parse(hashOf(cause));
