import type * as rules from '../../../domain/actions';

export * from '../../../domain/actions';

/** Nobody may do anything, not even the system. */
export const refusalOf: typeof rules.refusalOf = () => 'Not on a Friday.';
export const allowedActions: typeof rules.allowedActions = () => [];
