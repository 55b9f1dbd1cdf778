import type { Invariant } from '../violation';

export const privacy: Invariant = {
  says: 'no personal data in what Temporal keeps, nor in any log',
  violations: ({ leaks }) =>
    leaks.map(({ file, text, context }) => ({ detail: `"${text}" in ${file}: …${context}…` })),
};
