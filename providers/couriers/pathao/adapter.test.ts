import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { present } from '../../../domain/present';
import { startTestWorld, type TestWorld } from '../../../sandbox/testWorld';
import { ProviderRejected, ProviderUnavailable } from '../../errors';
import type { Booking, BookingRequest } from '../courier';
import { createPathaoCourier, type BookingLookup } from './adapter';
import { localPhone } from './order';
import { bookingOfWebhook } from './webhook';

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
      address: { line1: 'House 7, Road 3, Dhanmondi', city: 'Dhaka', country: 'Bangladesh' },
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
  readonly recipientName: string;
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
  return found && { consignmentId: found.consignmentId, ...present({ fee: found.fee }) };
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
      recipient: { name: 'A', phone: '01812-345678', address: { line1: 'H', city: 'B', country: 'B' } },
      weightGrams: 10_000,
      amountToCollect: 123_400,
    });
    await expect(courier().book(request)).resolves.toMatchObject({ fee: 19_500 });
    const [consignment] = await consignments(request.parcelId);
    expect(consignment).toMatchObject({ recipientAddress: 'H, B, B...', amountToCollect: 1_234 });
    const address = { line1: 'x'.repeat(200), line2: 'y'.repeat(93), city: 'Chattogram', postcode: '4000' };
    const recipient = {
      ...request.recipient,
      name: `${'n'.repeat(99)}😀`,
      address: { ...address, country: 'Bangladesh' },
    };
    const long = parcel({ recipient, weightGrams: 1 });
    await courier().book(long);
    const [fitted] = await consignments(long.parcelId);
    expect(fitted?.recipientName).toBe('n'.repeat(99));
    expect(fitted?.recipientAddress).toMatch(/^x+…, Chattogram, 4000, Bangladesh$/);
    expect(fitted?.recipientAddress).toHaveLength(220);
  });

  test('refuses an address whose city leaves no room for the street', async () => {
    const address = { line1: 'x'.repeat(50), city: 'c'.repeat(200), country: 'Bangladesh' };
    const refusal = courier().book(parcel({ recipient: { ...parcel().recipient, address } }));
    await expect(refusal).rejects.toMatchObject({ name: 'ProviderRejected', code: 'recipient_address' });
  });

  test('is refused with a weight or an amount that Pathao does not take, and tells none that is not true', async () => {
    for (const [change, code] of [
      [{ weightGrams: 32_000 }, 'item_weight'],
      [{ amountToCollect: 123_450 }, 'amount_to_collect'],
    ] as const) {
      const request = parcel(change);
      await expect(courier().book(request)).rejects.toMatchObject({ name: 'ProviderRejected', code });
      expect(await consignments(request.parcelId)).toEqual([]);
    }
    expect(courier().limits).toEqual({ maxWeightGrams: 10_000, cashStep: 100 });
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

  test('books a parcel again whose pick-up was cancelled, and leaves to a person what Pathao still refuses', async () => {
    const request = parcel();
    const first = await courier().book(request);
    await expect(courier().book({ ...request, again: true })).rejects.toMatchObject({
      code: 'merchant_order_id',
    });
    await world.post(`/sandbox/parcels/${request.parcelId}`, { event: 'pickup-cancelled', hold: true });
    const second = await courier().book({ ...request, again: true });
    expect(second.consignmentId).not.toBe(first.consignmentId);
  });

  test('asks for nothing when the parcel was announced already, whatever Pathao makes of duplicates', async () => {
    const request = parcel();
    const known = { consignmentId: 'DA-known', fee: 7_500 };
    await expect(courier(async () => known).book(request)).resolves.toEqual(known);
    expect(await consignments(request.parcelId)).toEqual([]);
  });

  test('is unavailable, and books nothing twice, while the announcement of a lost booking is on its way', async () => {
    const request = parcel();
    loseNextAnswer();
    const deaf = courier();
    await expect(deaf.book(request)).rejects.toBeInstanceOf(ProviderUnavailable);
    await expect(deaf.book(request)).rejects.toMatchObject({
      name: 'ProviderUnavailable',
      message: expect.stringContaining('not announced yet'),
    });
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

  test('is unavailable with wrong credentials: they are no fault of the parcel', async () => {
    await expect(courier(undefined, 'wrong').book(parcel())).rejects.toBeInstanceOf(ProviderUnavailable);
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
    expect(Math.abs(Date.parse(report.occurredAt) - Date.now())).toBeLessThan(60_000);
    await expect(courier().track('DA-none')).rejects.toMatchObject({ code: 'http_404' });
  });

  test.each([
    ['on-hold', 'UNCLEAR', 'On Hold'],
    ['partial-delivery', 'UNSETTLED', 'Partial Delivery'],
    ['exchanged', 'UNSETTLED', 'Exchanged'],
    ['pickup-cancelled', 'BOOKING_CANCELLED', 'Pickup Cancelled'],
    ['assigned-for-pickup', 'NOTED', 'Assigned For Pickup'],
  ] as const)(
    'tells that a parcel is %s, which is no place on the way',
    async (event, remark, vendorStatus) => {
      const request = parcel();
      const { consignmentId } = await courier().book(request);
      await world.post(`/sandbox/parcels/${request.parcelId}`, { event, hold: true });
      expect(await courier().track(consignmentId)).toMatchObject({ status: 'BOOKED', remark, vendorStatus });
    },
  );
});

describe('a Pathao of our own making', () => {
  /** Answers sign-ins with the next token, and everything else as told by the token that it comes with. */
  async function answering(
    answer: (token: string | undefined) => { readonly status: number; readonly body: unknown },
    ask: (baseUrl: string, tokens: () => number) => Promise<void>,
  ) {
    let tokens = 0;
    const server = createServer((request, response) => {
      const signIn = request.url?.endsWith('/issue-token') === true;
      if (signIn) tokens += 1;
      const token = { access_token: `t${tokens}`, refresh_token: 'r', expires_in: 432_000 };
      const { status, body } = signIn ? { status: 200, body: token } : answer(request.headers.authorization);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => tokens);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
  const merchant = { clientId: 'c', clientSecret: 's', username: 'u', password: 'p', storeId: 1 };
  const booking = { data: { consignment_id: 'DA1', delivery_fee: 60 } };

  test('that revokes a token before its time is asked for another, once', () =>
    answering(
      (token) => (token === 'Bearer t1' ? { status: 401, body: {} } : { status: 200, body: booking }),
      async (baseUrl, tokens) => {
        const revoked = createPathaoCourier({ ...merchant, baseUrl });
        await expect(revoked.book(parcel())).resolves.toEqual({ consignmentId: 'DA1', fee: 6_000 });
        await revoked.book(parcel());
        expect(tokens()).toBe(2);
      },
    ));

  test('that says of a parcel what nobody has heard before tells nothing clear', () =>
    answering(
      () => ({ status: 200, body: { data: { order_status: 'Eaten', updated_at: '2026-03-26 10:00:00' } } }),
      async (baseUrl) => {
        const strange = createPathaoCourier({ ...merchant, baseUrl });
        const told = { status: 'BOOKED', remark: 'UNCLEAR', vendorStatus: 'Eaten' };
        await expect(strange.track('DA1')).resolves.toMatchObject(told);
      },
    ));

  test('that answers in an unknown shape has not answered', () =>
    answering(
      () => ({ status: 200, body: { data: {} } }),
      async (baseUrl) => {
        const strange = createPathaoCourier({ ...merchant, baseUrl });
        await expect(strange.book(parcel())).rejects.toBeInstanceOf(ProviderUnavailable);
      },
    ));
});

test.each([
  ['01712-345678', '01712345678'],
  ['8801712345678', '01712345678'],
  ['+880 1712-345678', '01712345678'],
  ['008801712345678', '01712345678'],
  ['+880 (0) 1712-345678', '01712345678'],
  ['+880-01712-345678', '01712345678'],
  ['1712345678', '01712345678'],
  ['০১৭১২৩৪৫৬৭৮', '01712345678'],
  ['(02) 955-1234', '029551234'],
  ['+44 7700 900123', '447700900123'],
])('%s is dialled at home as %s', (phone, dialled) => {
  expect(localPhone(phone)).toBe(dialled);
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
