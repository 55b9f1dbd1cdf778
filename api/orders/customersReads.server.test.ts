import type { OrderFact } from '../../domain/facts';
import { commitOrder } from '../../activities/commit/commitOrder';
import { createWorkerMetrics } from '../../observability/metrics/workerMetrics';
import { asOrderState } from '../engine/snapshot';
import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 100);
});
afterAll(() => api.close());

/** What must never reach a customer: words of vendors, of staff, and of our own insides. */
const INTERNAL = {
  courierRefusal: 'on_demand',
  courierWord: 'order.hub-7-mnf',
  courierReport: 'order.on-hold',
  gatewayCode: 'gateway_insides_402',
  captureCode: 'charge_expired_internal',
  holdNotes: 'The bank thinks it is theft',
  holdKey: 'police-asked',
  riskReason: 'several cards declined',
  proof: 'Guard at gate 2 took it',
  staffNote: 'Do not call this customer',
  refusal: 'We refused to pack it',
} as const;

async function happens(orderId: string, facts: readonly OrderFact[]): Promise<void> {
  const { prisma, now, settings } = api.deps;
  const { timeZone } = settings;
  const deps = { prisma, now, timeZone, observer: createWorkerMetrics().orders };
  for (const fact of facts) {
    const row = await api.deps.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
    const before = asOrderState(row.state);
    const version = before.version + 1;
    const at = new Date().toISOString();
    const actor = { id: 'nadia-of-support', role: 'support' } as const;
    const event = { ...fact, id: `${orderId}/${version}`, version, at, actor };
    const note = fact.type === 'NoteAdded' && { note: { id: fact.noteId, body: INTERNAL.staffNote } };
    await commitOrder(deps, { before, events: [event], ...(note && { details: note }) });
  }
}

/** An order to which everything has happened that says something internal. */
async function eventful(): Promise<string> {
  const orderId = await api.place({ MUG: 2 }, 'eventful');
  const parcelId = `${orderId}-1`;
  const at = new Date().toISOString();
  const second = { id: '2', ordinal: 2, method: 'card', provider: 'stripe', amount: 510 } as const;
  await happens(orderId, [
    { type: 'PaymentDeclined', paymentId: '1', code: INTERNAL.gatewayCode, retryUntil: at },
    { type: 'PaymentRequested', payment: { ...second, state: 'PENDING', requestedAt: at } },
    { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' },
    { type: 'RiskAssessed', score: 90, reasons: [INTERNAL.riskReason] },
    { type: 'OrderHeld', reason: 'FRAUD_REVIEW', notes: INTERNAL.holdNotes },
    { type: 'HoldReleased', reason: 'FRAUD_REVIEW', notes: INTERNAL.holdNotes },
    { type: 'OrderHeld', reason: 'MANUAL', key: INTERNAL.holdKey, notes: INTERNAL.holdNotes },
    { type: 'NoteAdded', noteId: `${orderId}-n`, visibility: 'staff' },
    { type: 'CommandRefused', name: 'pack', code: 'not-allowed', detail: INTERNAL.refusal },
    { type: 'OrderConfirmed' },
    { type: 'ParcelPacked', parcelId, courier: 'pathao', lines: [{ lineId: '1', quantity: 2 }] },
    { type: 'ParcelBookingFailed', parcelId, code: INTERNAL.courierRefusal },
    { type: 'ParcelBooked', parcelId, consignmentId: 'DC-1' },
    { type: 'ParcelHandedOver', parcelId },
    { type: 'PaymentCaptureFailed', paymentId: '2', code: INTERNAL.captureCode },
    {
      ...{ type: 'CourierReported', parcelId, trackingId: `${orderId}-w`, occurredAt: at },
      vendorStatus: INTERNAL.courierReport,
    },
    {
      ...{
        type: 'ParcelTracked',
        parcelId,
        status: 'OUT_FOR_DELIVERY',
        trackingId: `${orderId}-s`,
        occurredAt: at,
      },
      ...{ vendorStatus: INTERNAL.courierWord, proof: INTERNAL.proof },
    },
  ]);
  return orderId;
}

/** Every path to a text, number or null in an answer; list positions and texts that name nothing are left out. */
function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, part]) =>
    pathsOf(part, path === '' ? name : `${path}.${name}`),
  );
}

/** What a customer's answers are made of, by answer; a field that is new is none of theirs until it stands here. */
const DISCLOSED = {
  order: [
    ...[
      'externalReference',
      'id',
      'number',
      'customerId',
      'status',
      'stage',
      'paymentStatus',
      'version',
      'revision',
      'currency',
    ],
    ...[
      'totals',
      'taxIncluded',
      'due',
      'payable',
      'confirmBy',
      'deposit',
      'currentPayment',
      'paidInParts',
      'paymentLink',
      'payBy',
      'promise',
      'forecast',
      'shippingAddress',
      'billingAddress',
      'shippingMethod',
      'deliveryWish',
      'contact',
      'locale',
      'metadata',
    ],
    ...['createdAt', 'updatedAt', 'deliveredAt', 'closedAt', 'allowedActions[]', 'holdReasons[]'],
    ...['holds[].key', 'holds[].reason', 'holds[].blocks', 'holds[].since', 'cancellation'],
    ...['id', 'sku', 'name', 'variant', 'quantity', 'unitPrice', 'subtotal'].map((name) => `lines[].${name}`),
    ...['discount', 'tax', 'taxRate', 'total', 'status', 'quantities', 'refundable', 'metadata'].map(
      (name) => `lines[].${name}`,
    ),
    ...['lines[].serials', 'lines[].warrantyMonths', 'shipments[].serials'],
    ...['id', 'method', 'provider', 'providerReference', 'status', 'amount'].map(
      (name) => `payments[].${name}`,
    ),
    ...['authorized', 'captured', 'refunded', 'card', 'captureBefore', 'actionUrl', 'declineCode'].map(
      (name) => `payments[].${name}`,
    ),
    ...['id', 'courier', 'warehouse', 'status', 'consignmentId', 'lines', 'error'].map(
      (name) => `shipments[].${name}`,
    ),
    ...['packedAt', 'handedOverAt', 'deliveredAt', 'weightGrams', 'box'].map((name) => `shipments[].${name}`),
    'cash',
    'storeCredit',
  ],
  list: [
    ...['id', 'number', 'customerId', 'status', 'stage', 'paymentStatus', 'currency', 'createdAt'],
    ...[
      'updatedAt',
      'total',
      'itemCount',
      'customerName',
      'recipientName',
      'holdReason',
      'externalReference',
    ],
  ].map((name) => `items[].${name}`),
  timeline: ['id', 'kind', 'type', 'at', 'actor', 'data'].map((name) => `items[].${name}`),
  tracking: [
    ...[
      'id',
      'courier',
      'warehouse',
      'status',
      'consignmentId',
      'lines',
      'weightGrams',
      'box',
      'serials',
      'error',
      'packedAt',
      'handedOverAt',
      'deliveredAt',
    ],
    ...['id', 'status', 'vendorStatus', 'occurredAt', 'proof'].map((name) => `events[].${name}`),
  ].map((name) => `shipments[].${name}`),
} as const;

const isWithin = (path: string, allowed: readonly string[]): boolean =>
  allowed.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[]`));

test('nothing that a customer reads or follows holds a word of vendors, of staff or of our insides', async () => {
  const orderId = await eventful();
  const mina = await api.as('mina', 'customer');
  const nadia = await api.as('nadia', 'support');
  const answers = {
    order: `/api/orders/${orderId}`,
    list: '/api/orders',
    timeline: `/api/orders/${orderId}/timeline`,
    tracking: `/api/orders/${orderId}/tracking`,
  } as const;
  for (const name of ['order', 'list', 'timeline', 'tracking'] as const) {
    const { body, status } = await mina.get(answers[name]);
    expect(status).toBe(200);
    const text = JSON.stringify(body);
    for (const secret of [...Object.values(INTERNAL), 'nadia-of-support', 'FRAUD', 'order.'])
      expect(text).not.toContain(secret);
    const unlisted = pathsOf(body).filter(
      (path) => path !== 'nextCursor' && !isWithin(path, DISCLOSED[name]),
    );
    expect(unlisted).toEqual([]);
  }
  const order = (await mina.get(answers.order)).body;
  expect(order.shipments[0]).toMatchObject({ error: null, weightGrams: null, box: null });
  expect(order.payments[0].declineCode).toBe('card_declined');
  const { events } = (await mina.get(answers.tracking)).body.shipments[0];
  expect(events).toMatchObject([
    { status: 'OUT_FOR_DELIVERY', vendorStatus: 'out_for_delivery', proof: null },
  ]);

  const staff = JSON.stringify([
    (await nadia.get(`/api/admin/orders/${orderId}`)).body,
    (await nadia.get(`/api/admin/orders/${orderId}/timeline`)).body,
    (await nadia.get(`/api/admin/orders/${orderId}/tracking`)).body,
  ]);
  for (const secret of Object.values(INTERNAL)) expect(staff).toContain(secret);
});

test('a customer reads which card it was, and until when the order can be paid', async () => {
  const orderId = await api.place({ MUG: 1 }, 'in-time');
  const mina = await api.as('mina', 'customer');
  const read = async () => (await mina.get(`/api/orders/${orderId}`)).body;
  expect(await read()).toMatchObject({ payBy: null, payments: [{ card: null }] });
  const [card, retryUntil] = [{ brand: 'visa', last4: '9995' }, new Date(Date.now() + 900_000).toISOString()];
  await happens(orderId, [
    { type: 'PaymentDeclined', paymentId: '1', code: 'insufficient_funds', retryUntil, card },
  ]);
  expect(await read()).toMatchObject({ payBy: retryUntil, payments: [{ card }] });
  const payment = { id: '2', ordinal: 2, method: 'card', provider: 'stripe', amount: 510 } as const;
  await happens(orderId, [
    { type: 'PaymentRequested', payment: { ...payment, state: 'PENDING', requestedAt: retryUntil } },
  ]);
  expect(await read()).toMatchObject({ payBy: null, payments: [{ card }, { card: null }] });
});

test('a customer whom no message reaches by email reads of it once at most', async () => {
  const orderId = await api.place({ MUG: 1 }, 'unreachable');
  await happens(orderId, [
    { type: 'PaymentActionRequired', paymentId: '1', reference: 'pi_1' },
    { type: 'PaymentDeclined', paymentId: '1', code: 'card_declined', retryUntil: new Date().toISOString() },
  ]);
  await api.deps.prisma.notification.updateMany({
    where: { orderId, channel: 'email' },
    data: { status: 'SUPPRESSED', error: 'no address on file' },
  });
  const nadia = await api.as('nadia', 'support');
  const isSilent = ({
    data,
  }: {
    readonly data: { readonly status?: string; readonly channel?: string };
  }): boolean => data.status === 'SUPPRESSED' && data.channel === 'email';
  const { items } = (await nadia.get(`/api/admin/orders/${orderId}/timeline`)).body;
  expect(items.filter(isSilent)).toHaveLength(1);
  const messages = (await nadia.get(`/api/admin/orders/${orderId}/notifications`)).body.items;
  expect(messages.filter(({ status }: { readonly status: string }) => status === 'SUPPRESSED')).toHaveLength(
    1,
  );
  const mina = await api.as('mina', 'customer');
  expect((await mina.get(`/api/orders/${orderId}/timeline`)).body.items.filter(isSilent)).toHaveLength(1);
});
