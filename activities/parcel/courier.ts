import type { Door } from '../../domain/address/addressLine';
import { formatDecimal } from '../../domain/money/money';
import type { Booking, BookingRequest, Courier, TrackingReport } from '../../providers/couriers/courier';
import { ProviderRejected } from '../../providers/errors';
import { countryName, readCountry } from '../../reference/country';
import { storedAddress } from '../../reference/storedAddress';
import type { ActivityDeps } from '../deps';
import { asActivity, vendorNamed } from '../vendorFailure';

/** What came of a booking. */
export interface BookedParcel extends Booking {
  /** The cash that the courier was told to collect, in minor units of BDT; absent: none. */
  readonly cash?: number;
}

/** Books a packed parcel with its courier. The courier knows it by our id: a repeat finds the same booking. */
export async function bookParcel(
  deps: ActivityDeps,
  orderId: string,
  parcelId: string,
): Promise<BookedParcel> {
  const { courier: name, request } = await readParcel(deps, orderId, parcelId);
  const courier = vendorNamed(deps.couriers, name);
  const booking = await asActivity(bookWithin(courier, request));
  const { amountToCollect: cash } = request;
  return cash > 0 ? { ...booking, cash } : booking;
}

/**
 * Has a courier collect for a parcel what is to be collected by now.
 * @returns false when it has no such call, so that a person tells it.
 */
export async function changeCash(deps: ActivityDeps, orderId: string, parcelId: string): Promise<boolean> {
  const [parcel] = await deps.prisma.rows<{
    courier: string;
    consignmentId: string;
    amountToCollect: number;
  }>`
    SELECT s.courier, s.consignment_id AS "consignmentId", c.to_collect AS "amountToCollect"
    FROM shipments AS s JOIN parcel_cash AS c ON c.parcel_id = s.id
    WHERE s.id = ${parcelId} AND s.order_id = ${orderId} AND s.consignment_id IS NOT NULL`;
  if (!parcel) throw new Error(`Order ${orderId} has no booked parcel ${parcelId} with cash`);
  const { courier: name, ...change } = parcel;
  const courier = vendorNamed(deps.couriers, name);
  if (!courier.changeCash) return false;
  await asActivity(courier.changeCash(change));
  return true;
}

/**
 * Books what the courier takes as it is.
 * @throws {ProviderRejected} when it is beyond the courier's limits: nobody is told a weight or an amount that isn't true.
 */
async function bookWithin(courier: Courier, request: BookingRequest): Promise<Booking> {
  const { maxWeightGrams, cashStep } = courier.limits;
  const { weightGrams, amountToCollect } = request;
  const refuse = (code: string, words: string): ProviderRejected =>
    new ProviderRejected(courier.provider, code, words, {}, words);
  if (weightGrams > maxWeightGrams)
    throw refuse('weight', `${kilograms(weightGrams)}, limit ${kilograms(maxWeightGrams)}`);
  if (amountToCollect % cashStep !== 0) {
    const [amount, step] = [amountToCollect, cashStep].map((one) => formatDecimal(one, 'BDT'));
    throw refuse('amount_to_collect', `${amount} BDT to collect, in steps of ${step} BDT only`);
  }
  return courier.book(request);
}

/** `32 kg`, `10.25 kg`. */
const kilograms = (grams: number): string => `${grams / 1000} kg`;

/** Asks where a parcel is. */
export async function askCourier(
  deps: ActivityDeps,
  courier: string,
  consignmentId: string,
): Promise<TrackingReport> {
  return asActivity(vendorNamed(deps.couriers, courier).track(consignmentId));
}

interface ParcelRow {
  readonly courier: string;
  readonly address: Door & { readonly name: string; readonly phone?: string | null };
  readonly contactPhone: string | null;
  readonly number: string;
  readonly weightGrams: number;
  readonly itemCount: number;
  readonly again: boolean;
  readonly cash: number;
}

/** What the courier must know, with the weight of the scale or else of products and box, straight from SQL: the workflow never holds a name or an address. */
async function readParcel(
  { prisma }: ActivityDeps,
  orderId: string,
  parcelId: string,
): Promise<{ readonly courier: string; readonly request: BookingRequest }> {
  const rows = await prisma.rows<ParcelRow>`
    SELECT s.courier, o.number,
      coalesce((SELECT c.to_collect FROM parcel_cash AS c WHERE c.parcel_id = s.id), 0) AS cash,
      o.shipping_address AS address, o.contact_phone AS "contactPhone",
      coalesce(s.weight_grams,
        coalesce(sum((line->>'quantity')::int * p.weight_grams), 0) + coalesce(max(box.weight_grams), 0))::int AS "weightGrams",
      coalesce(sum((line->>'quantity')::int), 0)::int AS "itemCount",
      EXISTS (SELECT 1 FROM order_events AS e WHERE e.order_id = ${orderId}
        AND e.type = 'ParcelBookingCancelled' AND e.data->>'parcelId' = ${parcelId}) AS again
    FROM shipments AS s
    JOIN orders AS o ON o.id = s.order_id
    CROSS JOIN LATERAL jsonb_array_elements(s.lines) AS line
    JOIN order_items AS i ON i.order_id = o.id AND i.id = line->>'lineId'
    JOIN products AS p ON p.sku = i.sku
    LEFT JOIN packing_boxes AS box ON box.code = s.box
    WHERE s.id = ${parcelId} AND s.order_id = ${orderId}
    GROUP BY s.id, s.courier, o.number, o.shipping_address, o.contact_phone`;
  const row = rows[0];
  if (!row) throw new Error(`Order ${orderId} has no parcel ${parcelId}`);
  const { courier, number, weightGrams, itemCount, again, cash } = row;
  const request = {
    parcelId,
    recipient: recipientOf(row),
    weightGrams,
    itemCount,
    description: `Order ${number}`,
    amountToCollect: cash,
    ...(again && { again: true as const }),
  };
  return { courier, request };
}

/** Whom the courier calls: whoever takes the parcel, or the buyer where the address has no number of its own. */
function recipientOf({ address, contactPhone }: ParcelRow): BookingRequest['recipient'] {
  const { name, phone, country, ...door } = storedAddress({
    ...address,
    phone: address.phone ?? contactPhone ?? '',
  });
  const code = readCountry(country);
  return { name, phone, address: { ...door, country: code ? countryName(code) : country } };
}
