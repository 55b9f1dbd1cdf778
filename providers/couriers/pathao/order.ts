import type { BookingRequest } from '../courier';

/** Pathao's limits for one parcel. */
const NAME_MAX = 100;
const ADDRESS_MIN = 10;
const ADDRESS_MAX = 220;
const WEIGHT_MIN_KG = 0.5;
const WEIGHT_MAX_KG = 10;
const NORMAL_DELIVERY = 48;
const PARCEL = 2;
const MINOR_PER_TAKA = 100;

/** Pathao's order for one parcel. */
export interface PathaoOrder {
  readonly store_id: number;
  readonly merchant_order_id: string;
  readonly recipient_name: string;
  readonly recipient_phone: string;
  readonly recipient_address: string;
  readonly delivery_type: number;
  readonly item_type: number;
  readonly item_quantity: number;
  readonly item_weight: number;
  readonly item_description: string;
  readonly amount_to_collect: number;
}

/** Words a booking as Pathao wants it. What can't be made to fit (a foreign phone number) is for Pathao to refuse. */
export function pathaoOrderOf(request: BookingRequest, storeId: number): PathaoOrder {
  const { recipient } = request;
  return {
    store_id: storeId,
    merchant_order_id: request.parcelId,
    recipient_name: recipient.name.slice(0, NAME_MAX),
    recipient_phone: localPhone(recipient.phone),
    recipient_address: recipient.address.slice(0, ADDRESS_MAX).padEnd(ADDRESS_MIN, '.'),
    delivery_type: NORMAL_DELIVERY,
    item_type: PARCEL,
    item_quantity: request.itemCount,
    item_weight: Math.min(Math.max(request.weightGrams / 1000, WEIGHT_MIN_KG), WEIGHT_MAX_KG),
    item_description: request.description,
    // Whole taka: a fraction is collected rather than given away.
    amount_to_collect: Math.ceil(request.amountToCollect / MINOR_PER_TAKA),
  };
}

/** `+880 1712-345678` and `8801712345678` → `01712345678`: Pathao wants the eleven digits dialled at home. */
export function localPhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?880?(?=1\d{9}$)/, '0');
}

/** Taka as Pathao writes them, in minor units. */
export function minorUnitsOfTaka(taka: number): number {
  return Math.round(taka * MINOR_PER_TAKA);
}
