import { action } from '../command';

interface Reopen {
  readonly reason: string;
}

/** Opens a closed order again, for as long as its policy says. */
export const reopen = action<Reopen>({
  description: 'Opens a closed order again, for a while.',
  shape: { reason: 'text' },
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: ({ closedAt }) => (closedAt ? undefined : 'The order is not closed.'),
  decide: ({ policy }, { reason }, { at }) => [
    {
      type: 'OrderReopened',
      reason,
      until: new Date(Date.parse(at) + policy.reopen.windowMs).toISOString(),
    },
  ],
});
