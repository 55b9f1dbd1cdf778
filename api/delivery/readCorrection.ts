import type { PostalAddress } from '../../domain/address/address';
import { CORRECTABLE, type DeliveryCorrection } from '../../domain/delivery/correction';
import { present } from '../../domain/present';
import { storedAddress } from '../../reference/storedAddress';
import { asOrderState } from '../engine/snapshot';
import { readDestination, type DeliveryDeps } from '../placing/delivery';
import type { CorrectDeliveryRequestJson } from '../schema/delivery';
import { address, type AddressJson } from '../schema/primitives';

/** What of the order decides whether its parcel can go to another address. */
interface CorrectedOrder {
  readonly state: unknown;
  readonly shippingAddress: unknown;
  readonly contactPhone: string | null;
}

/**
 * What differs from the order's address in the one that is asked for, checked as a placement's is. Nothing differs where the same
 * request has been carried out before: its repeat is answered by the order, which remembers it.
 * @throws {DomainError} `validation` with a pointer to each fault, also to one that the address has had all along.
 */
export function readCorrection(
  deps: DeliveryDeps,
  order: CorrectedOrder,
  asked: CorrectDeliveryRequestJson['shippingAddress'],
): DeliveryCorrection {
  const { lines, policy } = asOrderState(order.state);
  const before = storedAddress(address.parse(order.shippingAddress));
  const after = readDestination(deps, corrected(before, asked), {
    stocked: lines.some(({ stocked }) => stocked),
    policy,
    contactPhone: order.contactPhone,
  });
  return differences(before, after);
}

function corrected(
  before: AddressJson,
  { name, phone, line1, line2 }: CorrectDeliveryRequestJson['shippingAddress'],
): AddressJson {
  const { line2: secondLine, ...rest } = before;
  const second = line2 === undefined ? secondLine : line2 || undefined;
  return { ...rest, ...present({ name, phone, line1, line2: second }) };
}

function differences(before: AddressJson, after: PostalAddress): DeliveryCorrection {
  const fields = CORRECTABLE.filter((field) => (after[field] ?? '') !== (before[field] ?? ''));
  return Object.fromEntries(fields.map((field) => [field, after[field] ?? '']));
}
