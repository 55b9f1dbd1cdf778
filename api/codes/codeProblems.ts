import type { ProblemCode } from '../http/problems';

/** What a code that is given back may be turned down by. */
export const CODE_PROBLEMS = [
  ...(['code-unknown', 'code-wrong', 'code-expired', 'code-used', 'code-exhausted'] as const),
] as const satisfies readonly ProblemCode[];
