import { z } from 'zod';
import { isTrackingStatus } from '../../../domain/parcel/parcel';
import { ProviderUnavailable } from '../../errors';
import { createGuard, type VendorGuard } from '../../resilience';
import type { Booking, BookingRequest, Courier, TrackingReport } from '../courier';
import {
  PATHAO,
  TokenRefused,
  callPathao,
  isDuplicateOrder,
  type PathaoConfig,
  type PathaoRequest,
} from './api';
import { PATHAO_LIMITS, minorUnitsOfTaka, pathaoOrderOf } from './order';
import { instantOfDhaka, meaningOf } from './status';
import { createPathaoTokens } from './token';

/** What Pathao's webhooks told about a parcel's booking, undefined when none has come; see `bookingOfWebhook` for how to read one. */
export type BookingLookup = (parcelId: string) => Promise<Booking | undefined>;

const booked = z.object({
  data: z.object({ consignment_id: z.string(), delivery_fee: z.coerce.number() }),
});

const info = z.object({
  data: z.object({ order_status: z.string(), updated_at: z.string() }),
});

/**
 * Parcels through Pathao's merchant API.
 *
 * Pathao has neither an idempotency key nor a look-up by our parcel id, so a booking that timed out after it
 * took effect can't be found by asking. What does tell are its webhooks: each carries our parcel id and the
 * consignment. So a booking first consults `announced`, and again when Pathao refuses our parcel
 * id as a duplicate; a refused duplicate of which no webhook has come yet is "unavailable", to be tried again.
 * Whether Pathao refuses duplicates is undocumented. Where it doesn't, a second consignment can arise only
 * while the first one's webhook is on its way: it has no label, so no rider ever takes it and nothing is owed.
 * A parcel whose booking Pathao has cancelled is booked by the same id; refused as a duplicate, it is for a person.
 */
export function createPathaoCourier(
  config: PathaoConfig,
  announced: BookingLookup = async () => undefined,
  guard: VendorGuard = createGuard(PATHAO),
): Courier {
  const call = createCaller(config);
  return {
    provider: PATHAO,
    limits: PATHAO_LIMITS,
    book: async (request) =>
      (await announced(request.parcelId)) ??
      (await guard.run((signal) => book(call, config.storeId, announced, request, signal))),
    track: (consignmentId) => guard.run((signal) => track(call, consignmentId, signal)),
  };
}

type Caller = <T>(request: PathaoRequest, answer: z.ZodType<T>, signal: AbortSignal) => Promise<T>;

/** Calls with the merchant's token; a token refused before its time is replaced once. */
function createCaller(config: PathaoConfig): Caller {
  const tokens = createPathaoTokens(config);
  return async (request, answer, signal) => {
    const token = await tokens.current(signal);
    try {
      return await callPathao(config.baseUrl, { ...request, token }, answer, signal);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      tokens.forget(token);
    }
    const fresh = await tokens.current(signal);
    return callPathao(config.baseUrl, { ...request, token: fresh }, answer, signal);
  };
}

async function book(
  call: Caller,
  storeId: number,
  announced: BookingLookup,
  request: BookingRequest,
  signal: AbortSignal,
): Promise<Booking> {
  const body = pathaoOrderOf(request, storeId);
  try {
    const { data } = await call({ method: 'POST', path: '/orders', body }, booked, signal);
    return { consignmentId: data.consignment_id, fee: minorUnitsOfTaka(data.delivery_fee) };
  } catch (error) {
    if (!isDuplicateOrder(error)) throw error;
    const booking = await announced(request.parcelId);
    if (booking) return booking;
    // What Pathao knows may be the booking that it has cancelled: no webhook of that will ever come.
    if (request.again) throw error;
    throw new ProviderUnavailable(PATHAO, 'the parcel is booked, its consignment not announced yet', {
      cause: error,
    });
  }
}

async function track(call: Caller, consignmentId: string, signal: AbortSignal): Promise<TrackingReport> {
  const path = `/orders/${encodeURIComponent(consignmentId)}/info`;
  const { data } = await call({ method: 'GET', path }, info, signal);
  const occurredAt = instantOfDhaka(data.updated_at);
  if (occurredAt === undefined) throw new ProviderUnavailable(PATHAO, 'named no time of the last station');
  const meaning = meaningOf(data.order_status);
  const told = { vendorStatus: data.order_status, occurredAt };
  return isTrackingStatus(meaning)
    ? { ...told, status: meaning }
    : { ...told, status: 'BOOKED', remark: meaning };
}
