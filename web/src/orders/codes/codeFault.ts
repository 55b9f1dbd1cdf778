import { ApiProblem } from '../../http/problem';

/** What was wrong with a code, as far as there are words for it. */
export const CODE_FAULTS = [
  ...(['code-unknown', 'code-wrong', 'code-expired', 'code-used', 'code-exhausted', 'validation'] as const),
] as const;
export type CodeFault = (typeof CODE_FAULTS)[number];

export const codeFault = (error: unknown): CodeFault | undefined =>
  error instanceof ApiProblem ? CODE_FAULTS.find((fault) => fault === error.code) : undefined;
