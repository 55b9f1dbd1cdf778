import { amountRefusal } from '../payment/methods/limits';

/** Why an amount in minor units can't be paid at the door, in a sentence; undefined when it can. */
export const cashRefusal = (amount: number, currency: string): string | undefined =>
  amountRefusal('cod', amount, currency);
