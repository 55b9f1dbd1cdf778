import type { OrderState } from '../order/order';
import type { Parcel } from '../parcel/parcel';
import { nameOfKind, type Serial } from './serial';

/** A number that a parcel of an order asks for. */
export interface SerialClaim extends Serial {
  readonly parcelId: string;
  /** The product that its line is of. */
  readonly sku: string;
}

/** What the shop knows of a number. */
export interface KnownSerial extends Serial {
  /** The product that it is known to be of. */
  readonly sku: string;
  /** The order and the parcel that it lies in; absent: it is free. */
  readonly orderNumber?: string;
  readonly parcelId?: string;
  /** The register of phones doesn't know it. */
  readonly unregistered?: true;
}

/** Why a number can't go into a parcel: it lies in another, is of another product, or of a phone that may not be used. */
export type ClaimFault = Serial &
  (
    | { readonly code: 'serial-taken'; readonly orderNumber: string }
    | { readonly code: 'serial-foreign'; readonly sku: string }
    | { readonly code: 'serial-unregistered' }
  );

/** Why a number can't go into the parcel; undefined when it can. What nobody knows yet is believed: not every shop lists its stock. */
export function claimFault(claim: SerialClaim, known: KnownSerial | undefined): ClaimFault | undefined {
  if (!known) return undefined;
  const { kind, value } = claim;
  // First whose it is: a piece that was sold is looked for there, whatever it is.
  if (known.orderNumber !== undefined && known.parcelId !== claim.parcelId)
    return { kind, value, code: 'serial-taken', orderNumber: known.orderNumber };
  if (known.sku !== claim.sku) return { kind, value, code: 'serial-foreign', sku: known.sku };
  return known.unregistered && known.parcelId !== claim.parcelId
    ? { kind, value, code: 'serial-unregistered' }
    : undefined;
}

/** The faults of some claims, in their order. */
export function claimFaults(
  claims: readonly SerialClaim[],
  known: readonly KnownSerial[],
): readonly ClaimFault[] {
  const keyOf = ({ kind, value }: Serial): string => `${kind} ${value}`;
  const byKey = new Map(known.map((serial) => [keyOf(serial), serial]));
  return claims.flatMap((claim) => claimFault(claim, byKey.get(keyOf(claim))) ?? []);
}

/** In a sentence, for staff. */
export function sayClaimFault(fault: ClaimFault): string {
  const piece = `The ${nameOfKind(fault.kind)} ${fault.value}`;
  switch (fault.code) {
    case 'serial-taken':
      return `${piece} lies in a parcel of order ${fault.orderNumber} already.`;
    case 'serial-foreign':
      return `${piece} is of another product: ${fault.sku}.`;
    case 'serial-unregistered':
      return `${piece} is not registered: its phone may not be sold.`;
  }
}

/**
 * Whether a parcel's pieces are out of the shop's hands or on their way there, so that nobody else may have their numbers. One that was
 * pulled has none, nor one that came back and whose order is cancelled.
 */
export const keepsSerials = (
  { cancellation }: Pick<OrderState, 'cancellation'>,
  { state }: Pick<Parcel, 'state'>,
): boolean => state !== 'PULLED' && !(state === 'RETURNED' && cancellation?.completedAt !== undefined);

/** The numbers in an order's parcels that nobody else may have now. */
export function claimsOf(order: OrderState): readonly (SerialClaim & { readonly lineId: string })[] {
  // Every commit asks, and most orders have none.
  const scanned = order.parcels.filter(({ serials }) => serials !== undefined);
  if (scanned.length === 0) return [];
  const skuOf = new Map(order.lines.map(({ id, sku }) => [id, sku]));
  return scanned
    .filter((parcel) => keepsSerials(order, parcel))
    .flatMap(({ id: parcelId, serials = [] }) =>
      serials.flatMap(({ lineId, kind, values }) =>
        values.map((value) => ({ kind, value, parcelId, lineId, sku: skuOf.get(lineId) ?? '' })),
      ),
    );
}
