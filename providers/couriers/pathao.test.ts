import { startTestWorld, type TestWorld } from '../../sandbox/testWorld';
import { ProviderRejected, ProviderUnavailable } from '../errors';
import type { Booking, BookingRequest } from './courier';
import { createPathaoCourier, type BookingLookup } from './pathao';
import { bookingOfWebhook } from './pathaoWebhook';

let world: TestWorld;
let next = 0;

beforeAll(async () => {
  world = await startTestWorld();
});
afterEach(() => world.sandbox.faults.clear());
afterAll(() => world.close());

function courier(announced?: BookingLookup, password = 'sandbox-password') {
  const config = {
    baseUrl: `${world.origin}/pathao`,
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    username: 'merchant@example.com',
    password,
    storeId: 7,
  };
  return createPathaoCourier(config, announced);
}

function parcel(change: Partial<BookingRequest> = {}): BookingRequest {
  return {
    parcelId: `order${(next += 1)}-1`,
    recipient: {
      name: 'Anika Rahman',
      phone: '+8801712345678',
      address: 'House 7, Road 3, Dhanmondi, Dhaka',
    },
    weightGrams: 1_200,
    itemCount: 2,
    description: '2 pieces',
    amountToCollect: 0,
    ...change,
  };
}

interface Consignment {
  readonly id: string;
  readonly recipientPhone: string;
  readonly recipientAddress: string;
  readonly amountToCollect: number;
}

async function consignments(parcelId: string): Promise<readonly Consignment[]> {
  const ledger = await world.get(`/sandbox/ledger?orderId=${parcelId.replace(/-1$/, '')}`);
  return (ledger as { consignments: readonly Consignment[] }).consignments;
}

/** What the webhooks that arrived tell, as the inbox would. */
const inbox: BookingLookup = async (parcelId) => {
  const bookings = world.arrivals.map(({ rawBody }) => bookingOfWebhook(JSON.parse(rawBody.toString())));
  const found = bookings.find((booking) => booking?.parcelId === parcelId);
  return found && { consignmentId: found.consignmentId, fee: found.fee };
};

const loseNextAnswer = (): void =>
  world.sandbox.faults.add({
    vendor: 'pathao',
    operation: 'book',
    kind: 'timeoutAfterEffect',
    count: 1,
  });

describe('the Pathao courier', () => {
  test('books a parcel and tells its consignment and fee in minor units', async () => {
    const request = parcel();
    const booking = await courier().book(request);
    expect(booking).toEqual({ consignmentId: expect.stringMatching(/^DA/), fee: 7_500 });
    const [consignment, ...others] = await consignments(request.parcelId);
    expect(consignment).toMatchObject({ id: booking.consignmentId, recipientPhone: '01712345678' });
    expect(others).toEqual([]);
  });

  test("makes a booking fit Pathao's limits", async () => {
    const request = parcel({
      recipient: { name: 'A', phone: '01812-345678', address: 'Dhaka' },
      weightGrams: 90_000,
      amountToCollect: 123_450,
    });
    await expect(courier().book(request)).resolves.toMatchObject({ fee: 19_500 });
    const [consignment] = await consignments(request.parcelId);
    expect(consignment).toMatchObject({ recipientAddress: 'Dhaka.....', amountToCollect: 1_235 });
    const long = parcel({ recipient: { ...request.recipient, address: 'x'.repeat(400) }, weightGrams: 1 });
    await courier().book(long);
    expect((await consignments(long.parcelId))[0]?.recipientAddress).toHaveLength(220);
  });

  test('is refused, by the name of the field, with a phone number from abroad', async () => {
    const recipient = { ...parcel().recipient, phone: '+447700900123' };
    const refusal = courier().book(parcel({ recipient }));
    await expect(refusal).rejects.toBeInstanceOf(ProviderRejected);
    await expect(refusal).rejects.toMatchObject({ code: 'recipient_phone' });
    await expect(refusal).rejects.not.toThrow(/7700900123/);
  });

  test('finds the consignment of a booking whose answer was lost in the webhook that announced it', async () => {
    const request = parcel();
    loseNextAnswer();
    await expect(courier(inbox).book(request)).rejects.toBeInstanceOf(ProviderUnavailable);
    await world.arrived('/webhooks/couriers/pathao', world.arrivals.length);
    const booking = await untilBooked(request);
    expect(await consignments(request.parcelId)).toEqual([
      expect.objectContaining({ id: booking.consignmentId }),
    ]);
  });

  test('is unavailable, and books nothing twice, while the announcement of a lost booking is on its way', async () => {
    const request = parcel();
    loseNextAnswer();
    const deaf = courier();
    await expect(deaf.book(request)).rejects.toBeInstanceOf(ProviderUnavailable);
    await expect(deaf.book(request)).rejects.toThrow('not announced yet');
    expect(await consignments(request.parcelId)).toHaveLength(1);
  });

  test('signs in once for many bookings at the same moment', async () => {
    world.sandbox.faults.add({ vendor: 'pathao', operation: 'token', kind: 'error5xx', count: 1 });
    const fresh = courier();
    const results = await Promise.allSettled([1, 2, 3].map(() => fresh.book(parcel())));
    // One sign-in that failed for all of them used the one fault up.
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(fresh.book(parcel())).resolves.toBeDefined();
  });

  test('is rejected with wrong credentials', async () => {
    await expect(courier(undefined, 'wrong').book(parcel())).rejects.toMatchObject({ code: 'credentials' });
  });

  test('tells where a parcel is, and nothing of a parcel that does not exist', async () => {
    const request = parcel();
    const { consignmentId } = await courier().book(request);
    await expect(courier().track(consignmentId)).resolves.toMatchObject({
      status: 'BOOKED',
      vendorStatus: 'Pending',
    });
    await world.post(`/sandbox/parcels/${request.parcelId}`, { event: 'assigned-for-delivery', hold: true });
    const report = await courier().track(consignmentId);
    expect(report).toMatchObject({ status: 'OUT_FOR_DELIVERY', vendorStatus: 'Assigned For Delivery' });
    expect(Math.abs(Date.parse(report.occurredAt) - Date.now())).toBeLessThan(5_000);
    await expect(courier().track('DA-none')).rejects.toMatchObject({ code: 'http_404' });
  });
});

/** As Temporal would: again until it is known. */
async function untilBooked(request: BookingRequest): Promise<Booking> {
  for (;;) {
    try {
      return await courier(inbox).book(request);
    } catch (error) {
      if (!(error instanceof ProviderUnavailable)) throw error;
    }
  }
}
