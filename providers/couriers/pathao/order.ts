import { addressLine } from '../../../domain/address/addressLine';
import { cutText } from '../../../domain/text/cutText';
import { nationalDigits, readPhone } from '../../../reference/phone';
import { ProviderRejected } from '../../errors';
import type { BookingRequest, CourierLimits } from '../courier';
import { PATHAO } from './api';
import { PATHAO_NEEDS } from './needs';

/** Pathao's limits for one parcel. */
const NAME_MAX = 100;
const ADDRESS_MIN = 10;
/** What is lighter costs as much. */
const WEIGHT_MIN_KG = 0.5;
const NORMAL_DELIVERY = 48;
const PARCEL = 2;
const MINOR_PER_TAKA = 100;

/** What Pathao takes as one parcel: 10 kg at most, and cash in whole taka. */
export const PATHAO_LIMITS: CourierLimits = { maxWeightGrams: 10_000, cashStep: MINOR_PER_TAKA };

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

/**
 * Words a booking as Pathao wants it. What can't be made to fit (a foreign phone number, a weight) is for Pathao to refuse.
 * @throws {ProviderRejected} `recipient_address` when city and postcode leave no room for the street.
 */
export function pathaoOrderOf(request: BookingRequest, storeId: number): PathaoOrder {
  const { recipient } = request;
  return {
    store_id: storeId,
    merchant_order_id: request.parcelId,
    recipient_name: cutText(recipient.name, NAME_MAX),
    recipient_phone: localPhone(recipient.phone),
    recipient_address: addressOf(recipient).padEnd(ADDRESS_MIN, '.'),
    delivery_type: NORMAL_DELIVERY,
    item_type: PARCEL,
    item_quantity: request.itemCount,
    item_weight: Math.max(request.weightGrams / 1000, WEIGHT_MIN_KG),
    item_description: request.description,
    amount_to_collect: request.amountToCollect / MINOR_PER_TAKA,
  };
}

function addressOf({ address }: BookingRequest['recipient']): string {
  const line = addressLine(address, PATHAO_NEEDS.addressMax);
  if (line === undefined)
    throw new ProviderRejected(PATHAO, 'recipient_address', 'leaves no room for the street');
  return line;
}

/** `+880 1712-345678` → `01712345678`: Pathao wants the eleven digits dialled at home. A foreign number keeps its country. */
export function localPhone(phone: string): string {
  const read = readPhone(phone, 'BD');
  return read?.startsWith('+880') ? nationalDigits(read) : phone.replaceAll(/\D/g, '');
}

/** Taka as Pathao writes them, in minor units. */
export function minorUnitsOfTaka(taka: number): number {
  return Math.round(taka * MINOR_PER_TAKA);
}
