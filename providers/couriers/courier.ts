import type { Door } from '../../domain/address/addressLine';
import type { CourierRemark } from '../../domain/parcel/courierWord';
import type { TrackingStatus } from '../../domain/parcel/parcel';

/**
 * What a courier can work with. An order that it couldn't deliver is refused before it is placed, by these; each courier states
 * its own beside its adapter.
 */
export interface CourierNeeds {
  /** ISO 3166-1 alpha-2 codes of the countries that it delivers in. */
  readonly countries: readonly string[];
  /** The numbers that it calls, in the form E.164, and what people are told of them. */
  readonly phone: { readonly pattern: RegExp; readonly says: string };
  /** UTF-16 units of an address in one line. */
  readonly addressMax: number;
}

export interface BookingRequest {
  /** Our id of the parcel; the vendor keeps it as the merchant's order id, so that a repeat can be recognised. */
  readonly parcelId: string;
  readonly recipient: {
    readonly name: string;
    /** E.164; of an order from before phones were checked, what can't be read is here as it was typed. */
    readonly phone: string;
    readonly address: Door;
  };
  readonly weightGrams: number;
  readonly itemCount: number;
  readonly description: string;
  /** Cash to collect, in minor units of BDT; 0 when prepaid. */
  readonly amountToCollect: number;
  /** The courier has cancelled a booking of the parcel before: what it knows by our id may be that one. */
  readonly again?: true;
}

export interface Booking {
  readonly consignmentId: string;
  /** Minor units of BDT; absent when nothing has told it. */
  readonly fee?: number;
}

/** What a courier takes; a parcel beyond it is for a person, never booked as something else. */
export interface CourierLimits {
  readonly maxWeightGrams: number;
  /** Cash is collected in multiples of this, in minor units of BDT. */
  readonly cashStep: number;
}

export interface TrackingReport {
  readonly status: TrackingStatus | 'BOOKED';
  /** What the word means where it names no place on the way; the status is `BOOKED` then. */
  readonly remark?: CourierRemark;
  readonly vendorStatus: string;
  readonly occurredAt: string;
}

/** Another amount to collect for a parcel that was booked, in minor units of BDT; 0: it is paid. */
export interface CashChange {
  readonly consignmentId: string;
  readonly amountToCollect: number;
}

/** A courier. Throws {@link ProviderUnavailable} (try again) or {@link ProviderRejected} (a person must act). */
export interface Courier {
  readonly provider: string;
  readonly limits: CourierLimits;
  book(request: BookingRequest): Promise<Booking>;
  track(consignmentId: string): Promise<TrackingReport>;
  /**
   * Has another amount collected than the parcel was booked with; safe to repeat. Absent: the courier has no such call, and a person
   * tells it. Couriers of Bangladesh document none (Pathao, Steadfast, RedX: 2026).
   */
  readonly changeCash?: (change: CashChange) => Promise<void>;
}
