import type { OrderCashJson } from '../../../../api/schema/money/cash';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { ApiProblem } from '../../http/problem';
import { minorUnitExponent, minorUnitsOf } from '../../i18n/minorUnits';

/** What is paid at the door; couriers' statements are in it, too. */
export const CASH_CURRENCY = 'BDT';

export type CashParcel = OrderCashJson['items'][number];

/** A field of the forms that record cash. */
export type CashField = 'parcelId' | 'amount' | 'fee' | 'reference' | 'notes';

/** What the API refused of a field; of an amount that is too much, what is left. */
export interface CashFault {
  readonly field: CashField;
  readonly left?: MoneyJson;
}

const FIELDS: readonly CashField[] = ['parcelId', 'amount', 'fee', 'reference', 'notes'];

/** The first field that the API refused; undefined when it was something else. */
export function refusedField(error: unknown): CashFault | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const { amountLeft, errors = [] } = error.problem;
  if (error.code === 'not-allowed' && amountLeft) return { field: 'amount', left: amountLeft };
  const pointers = errors.map(({ pointer }) => pointer);
  const field = FIELDS.find((name) => pointers.includes(`/${name}`));
  return field && { field };
}

/** An amount as it is typed into a field: "1250.50". */
export function typedAmount({ amount, currency }: MoneyJson): string {
  const exponent = minorUnitExponent(currency);
  const whole = amount / 10 ** exponent;
  return Number.isInteger(whole) ? String(whole) : whole.toFixed(exponent);
}

/** What a field holds of an amount; an empty one counts for what is said. */
export const amountOf = (typed: string, currency: string, empty?: number): number | undefined =>
  typed.trim() === '' ? empty : minorUnitsOf(typed, currency);

/** The parcel that somebody most likely has to record the cash of: the first that nobody has told of. */
export const toRecord = (parcels: readonly CashParcel[]): CashParcel | undefined =>
  parcels.find(({ state }) => state === 'DUE') ?? parcels[0];

/** The parcel that money most likely came for: the first whose cash the courier has. */
export const toRemit = (parcels: readonly CashParcel[]): CashParcel | undefined =>
  parcels.find(({ open }) => open.amount > 0) ?? toRecord(parcels);

/** What of the parcel's cash the courier would still have after an amount and a fee; negative where that is more than it has. */
export function leftAfter({ collected, open }: CashParcel, handedOver: number): number | undefined {
  return collected === null ? undefined : open.amount - handedOver;
}
