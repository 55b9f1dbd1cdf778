import type { OrderJson } from '../api/schema/order';
import { placePhoneOrder, PHONE, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';

/** Each call to the gateway, and each way in which it goes wrong: money moves once. What a killed worker leaves is in `kill.server.test.ts`. */
let stack: Stack;
let buyer: string;
let staff: string;

beforeAll(async () => {
  stack = await startStack({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '1000' }, {}, { mayStayOpen: true });
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, 500);
});
afterAll(() => stack.close());
afterEach(() => stack.sandbox.faults.clear());

/** How a call goes wrong: refused by a fault of the gateway's, unheard, or carried out and unanswered. */
const WAYS = ['error5xx', 'timeout', 'timeoutAfterEffect'] as const;
type Way = (typeof WAYS)[number];

/** The next call of that kind goes wrong so, twice; no webhook says meanwhile what became of it. */
function breakCall(operation: 'create' | 'capture' | 'cancel' | 'refund', kind: Way): void {
  stack.fault({ vendor: 'stripe', operation, kind, count: 2, ms: 300 });
  stack.fault({ vendor: 'stripe', kind: 'dropWebhooks', count: 100 });
}

/** Whether the faults have struck. */
const isBroken = (operation: string): boolean =>
  !stack.sandbox.faults.list().some((fault) => fault.operation === operation);

const comesTo = (id: string, holds: (order: OrderJson) => boolean): Promise<OrderJson> =>
  stack.eventually(staff, id, holds);

let placed = 0;
const place = (): Promise<string> => placePhoneOrder(stack, buyer, `fault-${(placed += 1)}`);

describe.each(WAYS)('a call that ends in %s', (way) => {
  test('reserves the money once, takes it once and gives it back once', async () => {
    breakCall('create', way);
    const id = await place();
    await comesTo(id, ({ status }) => status === 'CONFIRMED');
    expect(isBroken('create')).toBe(true);
    breakCall('capture', way);
    await stack.call(staff, 'POST', `/api/admin/orders/${id}/shipments/new/pack`);
    await comesTo(id, ({ paymentStatus }) => paymentStatus === 'PAID');
    expect(isBroken('capture')).toBe(true);
    breakCall('refund', way);
    await stack.call(staff, 'POST', `/api/admin/orders/${id}/refunds`, { amount: 1_000, reason: 'LATE' });
    await comesTo(id, ({ paymentStatus }) => paymentStatus === 'PARTIALLY_REFUNDED');
    expect(isBroken('refund')).toBe(true);
    const { charges, refunded } = await stack.ledgerOf(id);
    expect(charges[id]).toEqual({ charges: 1, authorized: 0, captured: PHONE.price });
    expect(refunded[id]).toEqual({ refunds: 1, amount: 1_000 });
  });

  test('gives free what was reserved', async () => {
    const id = await place();
    await comesTo(id, ({ status }) => status === 'CONFIRMED');
    breakCall('cancel', way);
    await stack.call(buyer, 'POST', `/api/orders/${id}/cancel`, { reason: 'Changed my mind' });
    await comesTo(id, ({ status }) => status === 'CANCELLED');
    expect(isBroken('cancel')).toBe(true);
    const { charges } = await stack.ledgerOf(id);
    expect(charges[id]).toEqual({ charges: 0, authorized: 0, captured: 0 });
  });
});
