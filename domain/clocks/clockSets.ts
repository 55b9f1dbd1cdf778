import { namesOf } from '../namesOf';
import { placeName } from '../allocation/placeName';

/** How far an order goes, as far as a set of clocks tells distances apart: `near` is within the shop's own city. */
export const DELIVERY_ZONES = ['near', 'far'] as const;
export type DeliveryZone = (typeof DELIVERY_ZONES)[number];

/** How long a shop gives itself for what customers wait for; milliseconds. */
export interface ClockSet {
  /** From the payment until all goods are with a courier. */
  readonly handOverMs: number;
  /** From the payment, or at the door from the confirmation, until the customer has the goods. */
  readonly deliveryMs: Readonly<Record<DeliveryZone, number>>;
  /** From when the shop ends an order that was paid until the customer is told. */
  readonly tellUnsuppliedMs: number;
  /** From then until the money is back. */
  readonly refundUnsuppliedMs: number;
  /** From when a parcel came back until its money is back. */
  readonly refundUndeliveredMs: number;
  /** From when a customer asks for money back until somebody has decided. */
  readonly takeUpComplaintMs: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const BD_2021: ClockSet = {
  handOverMs: 48 * HOUR,
  deliveryMs: { near: 5 * DAY, far: 10 * DAY },
  tellUnsuppliedMs: 48 * HOUR,
  refundUnsuppliedMs: 72 * HOUR,
  refundUndeliveredMs: 10 * DAY,
  takeUpComplaintMs: 72 * HOUR,
};

/**
 * The sets of clocks by their names. Orders keep the name alone, so that a set never changes: other limits are another set. `bd-2021` has the
 * periods that Bangladesh's digital commerce guideline of 2021 names, `bd-2021-showroom` those of a sale that was settled in a showroom. They are
 * clocks and no legal advice.
 */
export const CLOCK_SETS = {
  'bd-2021': BD_2021,
  'bd-2021-showroom': { ...BD_2021, deliveryMs: { near: 7 * DAY, far: 7 * DAY } },
} as const satisfies Readonly<Record<string, ClockSet>>;

export type ClockSetName = keyof typeof CLOCK_SETS;

export const CLOCK_SET_NAMES: readonly ClockSetName[] = namesOf(CLOCK_SETS);

/** Which clocks a shop gives its orders, and the city that it is in. */
export interface ShopClocks {
  readonly set: ClockSetName;
  readonly city: string;
}

/** The clocks of an order that goes to that city, in whatever letters somebody wrote it. */
export function clocksFor({ set, city }: ShopClocks, destination: string): OrderClocks {
  return { set, zone: placeName(destination) === placeName(city) ? 'near' : 'far' };
}

/** Which clocks an order goes by, and how far it goes. */
export interface OrderClocks {
  readonly set: ClockSetName;
  readonly zone: DeliveryZone;
}
