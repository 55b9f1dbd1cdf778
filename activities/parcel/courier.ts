import type { Booking, BookingRequest, TrackingReport } from '../../providers/couriers/courier';
import type { ActivityDeps } from '../deps';
import { asActivity, vendorNamed } from '../vendorFailure';

/** Books a packed parcel with its courier. The courier knows it by our id: a repeat finds the same booking. */
export async function bookParcel(deps: ActivityDeps, orderId: string, parcelId: string): Promise<Booking> {
  const { courier, request } = await readParcel(deps, orderId, parcelId);
  return asActivity(vendorNamed(deps.couriers, courier).book(request));
}

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
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly number: string;
  readonly weightGrams: number;
  readonly itemCount: number;
}

/** What the courier must know, straight from SQL: the workflow never holds a name or an address. */
async function readParcel(
  { prisma }: ActivityDeps,
  orderId: string,
  parcelId: string,
): Promise<{ readonly courier: string; readonly request: BookingRequest }> {
  const rows = await prisma.rows<ParcelRow>`
    SELECT s.courier, o.number,
      o.shipping_address->>'name' AS name,
      coalesce(o.shipping_address->>'phone', o.contact_phone, '') AS phone,
      concat_ws(', ', o.shipping_address->>'line1', o.shipping_address->>'line2', o.shipping_address->>'city',
        o.shipping_address->>'postcode', o.shipping_address->>'country') AS address,
      coalesce(sum((line->>'quantity')::int * p.weight_grams), 0)::int AS "weightGrams",
      coalesce(sum((line->>'quantity')::int), 0)::int AS "itemCount"
    FROM shipments AS s
    JOIN orders AS o ON o.id = s.order_id
    CROSS JOIN LATERAL jsonb_array_elements(s.lines) AS line
    JOIN order_items AS i ON i.order_id = o.id AND i.id = line->>'lineId'
    JOIN products AS p ON p.sku = i.sku
    WHERE s.id = ${parcelId} AND s.order_id = ${orderId}
    GROUP BY s.courier, o.number, o.shipping_address, o.contact_phone`;
  const row = rows[0];
  if (!row) throw new Error(`Order ${orderId} has no parcel ${parcelId}`);
  const { courier, name, phone, address, number, weightGrams, itemCount } = row;
  const request = {
    parcelId,
    recipient: { name, phone, address },
    weightGrams,
    itemCount,
    description: `Order ${number}`,
    amountToCollect: 0,
  };
  return { courier, request };
}
