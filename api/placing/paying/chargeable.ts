import type { PaymentMethod } from '../../../domain/payment/payment';
import { invalid } from '../../http/problems';

/** Says why an amount in minor units can't be charged, in a sentence; undefined when it can. */
export type AmountRefusal = (amount: number, currency: string) => string | undefined;

/** What knowing which amounts can be charged takes. */
export interface ChargingDeps {
  readonly settings: {
    /** By payment method: gateways count some currencies in steps of their own. */
    readonly amountRefusals: Readonly<Record<PaymentMethod, AmountRefusal>>;
  };
}

/**
 * Makes sure that one of the methods can charge an amount in minor units exactly: a price is never rounded on its way to a gateway.
 * @throws {DomainError} `validation`, pointing at what it comes from.
 */
export function requireChargeable(
  { settings }: ChargingDeps,
  { amount, currency }: { readonly amount: number; readonly currency: string },
  methods: readonly PaymentMethod[],
  pointer: string,
): void {
  if (amount === 0) return;
  const refusals = methods.map((method) => settings.amountRefusals[method](amount, currency));
  const [refusal] = refusals;
  if (refusal !== undefined && refusals.every((one) => one !== undefined)) throw invalid(pointer, refusal);
}
