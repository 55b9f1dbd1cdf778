import { holdRow, type HoldReason } from '../holds/reasons';
import { CANCELLED_IN_TEMPORAL } from '../order/cancelledInTemporal';
import { isStaff, type Actor, type Role } from './actor';
import { declineClassOf } from './declineClass';
import { isEventType, rowOf } from '../facts';
import { REJECTED_BY_REVIEW } from '../review/rejected';
import { isTrackingStatus } from '../parcel/parcel';
import { publicStation } from '../parcel/stations';
import type { Hold } from '../order/order';

/** What customers are told instead of a reason. */
const HELD = 'HELD';
const NOT_RELEASED = 'The order was held, and not released in time.';
const BY_THE_SHOP = 'Cancelled by the shop';
/** Reasons that tell by which way an engineer cancelled an order; orders of an earlier release have the second. */
const BY_ENGINEERS: readonly string[] = [CANCELLED_IN_TEMPORAL, 'Cancelled in the Temporal Web UI'];
const NOT_ACCEPTED = 'The shop could not accept the order.';

/**
 * Whether somebody is told of a command that its order refused: staff of each, customers of those that they sent themselves. What
 * staff or vendors tried, and were refused, is nobody else's.
 */
export const mayHearRefusal = (
  sender: { readonly id: string; readonly role: string },
  reader: Actor,
): boolean => isTrusted(reader) || (sender.role === 'customer' && sender.id === reader.id);

/** A customer may be anyone; staff, and the shop's own checkout, are told everything. */
const isTrusted = (actor: Actor): boolean =>
  isStaff(actor) || actor.role === 'checkout' || actor.role === 'system';

/** Why a payment was declined, as far as this actor is told: the gateway's code, or our class of it. */
export const disclosedDecline = (code: string, actor: Actor): string =>
  isTrusted(actor) ? code : declineClassOf(code);

/**
 * What holds an order, as far as this actor is told: that we look into fraud is nothing for who may be committing it, and what holds nothing
 * back is for staff alone.
 */
export function disclosedReasons(reasons: readonly HoldReason[], actor: Actor): readonly string[] {
  if (isTrusted(actor)) return reasons;
  return reasons.some((reason) => holdRow(reason).blocks.length > 0) ? [HELD] : [];
}

/** A hold as far as somebody is told of it. */
export type DisclosedHold = Pick<Hold, 'key' | 'blocks' | 'since' | 'until' | 'default'> & {
  readonly reason: string;
  readonly owner?: Role;
};

/**
 * What holds an order: customers see one hold since the oldest of those that keep it from anything, which names neither its reason nor who looks
 * after it.
 */
export function disclosedHolds(holds: readonly Hold[], actor: Actor): readonly DisclosedHold[] {
  if (isTrusted(actor)) return holds;
  const oldest = holds.find(({ blocks }) => blocks.length > 0);
  return oldest ? [{ key: HELD, reason: HELD, blocks: [], since: oldest.since }] : [];
}

/**
 * Why an order is cancelled, as far as this actor is told: what a hold is called, that it was a review, and what we run on,
 * is for staff alone.
 */
export function disclosedCancellation(
  { reason, hold }: { readonly reason: string; readonly hold?: unknown },
  actor: Actor,
): string {
  if (isTrusted(actor)) return reason;
  if (hold === 'FRAUD_REVIEW' || reason === REJECTED_BY_REVIEW) return NOT_ACCEPTED;
  if (hold !== undefined) return NOT_RELEASED;
  return BY_ENGINEERS.includes(reason) ? BY_THE_SHOP : reason;
}

/** Whether the actor is shown what vendors and we say among ourselves: why a courier refused, what somebody saw at the door. */
export const seesInternals = (actor: Actor): boolean => isTrusted(actor);

/** A courier's own word, as far as this actor is told: customers get our name of the station, or where the parcel is. */
export function disclosedVendorStatus(vendorStatus: string, status: string, actor: Actor): string {
  return seesInternals(actor) ? vendorStatus : (publicStation(vendorStatus) ?? status.toLowerCase());
}

/** Whether an entry of a parcel's journey is shown to this actor: to customers those that say where it is. */
export const seesTracking = (status: string, actor: Actor): boolean =>
  seesInternals(actor) || isTrackingStatus(status);

/** Whether this actor learns of a fact as such, as its row says: streams and reads ask alike. */
export const learnsOf = (type: string, actor: Actor): boolean =>
  disclosedFields(type, {}, actor) !== undefined;

/**
 * The fields of a recorded fact that this actor is shown; undefined when they don't learn of it at all. Customers see what
 * its row `shows`: a new type of fact, or one of another release, is hidden from them until somebody decides otherwise.
 */
export function disclosedFields(
  type: string,
  fields: Readonly<Record<string, unknown>>,
  actor: Actor,
): Record<string, unknown> | undefined {
  const { shows, omits }: FieldLists = isEventType(type) ? rowOf(type) : {};
  const all = Object.entries(fields);
  if (isStaff(actor)) return Object.fromEntries(all.filter(([name]) => !omits?.includes(name)));
  if (!shows) return undefined;
  const shown = all.filter(([name]) => shows.includes(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, disclosedValue(name, value, fields, actor)]));
}

function disclosedValue(
  name: string,
  value: unknown,
  { hold, status }: Readonly<Record<string, unknown>>,
  actor: Actor,
): unknown {
  if (typeof value !== 'string') return value;
  switch (name) {
    case 'code':
      return disclosedDecline(value, actor);
    case 'vendorStatus':
      return disclosedVendorStatus(value, String(status), actor);
    case 'reason':
      return disclosedCancellation({ reason: value, hold }, actor);
    default:
      return value;
  }
}

interface FieldLists {
  readonly shows?: readonly string[];
  readonly omits?: readonly string[];
}
