import { action } from '../command';

/** Tells the ERP again, after it refused the order and somebody put that right. */
export const pushToErp = action<Record<string, never>>({
  description: 'Tells the ERP of the order again.',
  shape: {},
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: () => undefined,
  decide: () => [{ type: 'ErpPushRequested' }],
});
