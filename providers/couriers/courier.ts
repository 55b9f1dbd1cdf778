import type { TrackingStatus } from '../../domain/parcel/parcel';

export interface BookingRequest {
  /** Our id of the parcel; the vendor keeps it as the merchant's order id, so that a repeat can be recognised. */
  readonly parcelId: string;
  readonly recipient: {
    readonly name: string;
    readonly phone: string;
    /** One line: street, city, postcode. */
    readonly address: string;
  };
  readonly weightGrams: number;
  readonly itemCount: number;
  readonly description: string;
  /** Cash to collect, in minor units of BDT; 0 when prepaid. */
  readonly amountToCollect: number;
}

export interface Booking {
  readonly consignmentId: string;
  /** Minor units of BDT. */
  readonly fee: number;
}

export interface TrackingReport {
  readonly status: TrackingStatus | 'BOOKED';
  readonly vendorStatus: string;
  readonly occurredAt: string;
}

/** A courier. Throws {@link ProviderUnavailable} (try again) or {@link ProviderRejected} (a person must act). */
export interface Courier {
  readonly provider: string;
  book(request: BookingRequest): Promise<Booking>;
  track(consignmentId: string): Promise<TrackingReport>;
}
