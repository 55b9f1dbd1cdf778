import type { OrderFact } from '../facts';
import type { Payment } from '../payment/payment';
import type { LineQuantities, OrderState } from './order';
import {
  LINE_STATUSES,
  ORDER_STATUSES,
  PAYMENT_STATUSES,
  STAGES,
  deriveLineStatus,
  derivePaymentStatus,
  deriveStatus,
  stageOf,
  type OrderStatus,
  type PaymentStatus,
  type Stage,
} from './status';
import { GIFT_WRAP, PHONES, after, newOrder } from '../testing/orders';
import {
  PLACES,
  authorized,
  cancelled,
  captured,
  handedOver,
  orderAt,
  tracked,
  type Place,
} from '../testing/stages';

describe('the precedence table', () => {
  test.each([
    ['placed', 'PENDING', 'PENDING'],
    ['waiting for the bank', 'PENDING', 'PENDING'],
    ['payment unknown', 'PENDING', 'UNKNOWN'],
    ['payment failed', 'PAYMENT_FAILED', 'FAILED'],
    ['under review', 'PENDING', 'AUTHORIZED'],
    ['paid, not confirmed', 'PENDING', 'AUTHORIZED'],
    ['confirmed', 'CONFIRMED', 'AUTHORIZED'],
    ['confirmed, unpaid, not held', 'CONFIRMED', 'VOIDED'],
    ['confirmed, its money taken early', 'CONFIRMED', 'PAID'],
    ['picking', 'PROCESSING', 'AUTHORIZED'],
    ['packed', 'PROCESSING', 'AUTHORIZED'],
    ['refused by the courier', 'PROCESSING', 'AUTHORIZED'],
    ['ready', 'READY', 'AUTHORIZED'],
    ['authorization lost', 'READY', 'VOIDED'],
    ['handed over', 'SHIPPED', 'AUTHORIZED'],
    ['on its way', 'SHIPPED', 'PAID'],
    ['at the door', 'OUT_FOR_DELIVERY', 'PAID'],
    ['delivery failed', 'DELIVERY_FAILED', 'PAID'],
    ['on its way back', 'RETURNING_TO_ORIGIN', 'PAID'],
    ['back in the house', 'RETURNING_TO_ORIGIN', 'PAID'],
    ['shipped in part', 'PARTIALLY_SHIPPED', 'PAID'],
    ['delivered in part', 'PARTIALLY_DELIVERED', 'PAID'],
    ['delivered', 'DELIVERED', 'PAID'],
    ['closed', 'DELIVERED', 'PAID'],
    ['reopened', 'DELIVERED', 'PAID'],
    ['cancelling', 'CANCELLING', 'AUTHORIZED'],
    ['cancelling with a booked parcel', 'CANCELLING', 'AUTHORIZED'],
    ['cancelling under review', 'CANCELLING', 'AUTHORIZED'],
    ['cancelled', 'CANCELLED', 'VOIDED'],
    ['sold out', 'CANCELLING', 'PENDING'],
  ] as const satisfies readonly (readonly [Place, OrderStatus, PaymentStatus])[])(
    'an order that is %s is %s, its payment %s',
    (place, status, paymentStatus) => {
      expect(deriveStatus(orderAt(place))).toBe(status);
      expect(derivePaymentStatus(orderAt(place))).toBe(paymentStatus);
    },
  );

  /** Two phones in two parcels of their own. */
  const inTwo = (...facts: readonly OrderFact[]): OrderState => {
    const parcel = (n: number): OrderFact[] => [
      {
        type: 'ParcelPacked',
        parcelId: `ORDER-${n}`,
        courier: 'pathao',
        lines: [{ lineId: '1', quantity: 1 }],
      },
      { type: 'ParcelBooked', parcelId: `ORDER-${n}`, consignmentId: `DC${n}`, fee: 0 },
    ];
    const packed = [authorized, { type: 'OrderConfirmed' } as const, ...parcel(1), ...parcel(2)];
    return after(newOrder({ lines: [PHONES] }), ...packed, ...facts);
  };
  const second = (fact: Extract<OrderFact, { parcelId: string }>): OrderFact => ({
    ...fact,
    parcelId: 'ORDER-2',
  });

  test('of two parcels, one out is PARTIALLY_SHIPPED and one arrived PARTIALLY_DELIVERED', () => {
    expect(deriveStatus(inTwo(handedOver))).toBe('PARTIALLY_SHIPPED');
    expect(deriveStatus(inTwo(handedOver, second(handedOver)))).toBe('SHIPPED');
    expect(deriveStatus(inTwo(handedOver, tracked('DELIVERED')))).toBe('PARTIALLY_DELIVERED');
    expect(deriveStatus(inTwo(handedOver, second(handedOver), tracked('DELIVERED')))).toBe(
      'PARTIALLY_DELIVERED',
    );
    const both = [handedOver, second(handedOver), tracked('DELIVERED'), second(tracked('DELIVERED'))];
    expect(deriveStatus(inTwo(...both))).toBe('DELIVERED');
  });

  test('of two parcels, what the customer waits for most comes first', () => {
    const out = [handedOver, second(handedOver)];
    const statusWith = (...facts: readonly OrderFact[]): string => deriveStatus(inTwo(...out, ...facts));
    expect(statusWith(tracked('OUT_FOR_DELIVERY'), second(tracked('DELIVERY_FAILED')))).toBe(
      'DELIVERY_FAILED',
    );
    expect(statusWith(tracked('DELIVERY_FAILED'), second(tracked('RETURNING')))).toBe('RETURNING_TO_ORIGIN');
    expect(statusWith(tracked('IN_TRANSIT'), second(tracked('OUT_FOR_DELIVERY')))).toBe('OUT_FOR_DELIVERY');
  });

  test('an order with nothing to pay waits for its confirmation as any other', () => {
    const free = newOrder({ lines: [{ ...PHONES, unitPrice: 0 }], shipping: 0 });
    expect([free.payments, deriveStatus(free)]).toEqual([[], 'PENDING']);
  });

  test('an order of services alone is never shipped: nothing of it travels', () => {
    const services = newOrder({ lines: [GIFT_WRAP] });
    const facts: readonly OrderFact[] = [
      authorized,
      { type: 'OrderConfirmed' },
      captured,
      { type: 'ServicesFulfilled' },
    ];
    const statuses = facts.map((_, count) => deriveStatus(after(services, ...facts.slice(0, count))));
    expect(statuses).toEqual(['PENDING', 'PENDING', 'CONFIRMED', 'CONFIRMED']);
    expect(deriveStatus(after(services, ...facts))).toBe('DELIVERED');
  });

  test('a parcel back in the house is not a return', () => {
    const returned = after(orderAt('on its way back'), tracked('RETURNED', 200));
    expect(deriveStatus(returned)).toBe('RETURNING_TO_ORIGIN');
    expect(returned.deliveredAt).toBeUndefined();
  });

  test('being cancelled outranks every step on the way', () => {
    for (const place of ['placed', 'payment failed', 'confirmed', 'picking', 'ready'] as const) {
      expect(deriveStatus(after(orderAt(place), cancelled))).toBe('CANCELLING');
    }
  });
});

/** What a customer is shown of each status, written out by stage. */
const STATUSES_OF: Readonly<Record<Stage, readonly OrderStatus[]>> = {
  Placed: ['PENDING', 'PAYMENT_FAILED', 'CONFIRMED', 'BACKORDERED'],
  Processing: ['PROCESSING'],
  Ready: ['READY'],
  Shipped: [
    ...(['PARTIALLY_SHIPPED', 'SHIPPED', 'OUT_FOR_DELIVERY'] as const),
    ...(['DELIVERY_FAILED', 'RETURNING_TO_ORIGIN', 'PARTIALLY_DELIVERED'] as const),
  ],
  Delivered: ['DELIVERED', 'RETURN_REQUESTED', 'RETURN_APPROVED'],
  Cancelled: ['CANCELLING', 'CANCELLED'],
  Returned: ['RETURNED', 'REFUNDED'],
};

test.each(STAGES)('a customer is shown %s for these statuses and no others', (stage) => {
  expect(ORDER_STATUSES.filter((status) => stageOf(status) === stage)).toEqual(STATUSES_OF[stage]);
});

test('no place of an order’s life leaves the public vocabulary', () => {
  for (const place of PLACES) {
    expect(ORDER_STATUSES).toContain(deriveStatus(orderAt(place)));
    expect(PAYMENT_STATUSES).toContain(derivePaymentStatus(orderAt(place)));
    for (const line of orderAt(place).lines) expect(LINE_STATUSES).toContain(deriveLineStatus(line));
  }
});

describe('the payment’s summary', () => {
  test('is NONE when there is nothing to pay', () => {
    const free = newOrder({ lines: [{ ...PHONES, unitPrice: 0 }], shipping: 0 });
    expect(derivePaymentStatus(free)).toBe('NONE');
  });

  test('is the newest attempt’s, unless an earlier one took money', () => {
    const [payment] = newOrder().payments;
    if (!payment) throw new Error('An order to pay has a payment');
    const again: OrderFact = { type: 'PaymentRequested', payment: { ...payment, id: '2', ordinal: 2 } };
    expect(derivePaymentStatus(after(orderAt('payment failed'), again))).toBe('PENDING');
    expect(derivePaymentStatus(after(newOrder(), authorized, captured, again))).toBe('PAID');
  });

  /** The usual order, at its end by these facts, and its payments as they would be kept. */
  const paidBy = (...payments: readonly Partial<Payment>[]) => {
    const order = newOrder();
    const [first] = order.payments;
    if (!first) throw new Error('An order to pay has a payment');
    return derivePaymentStatus({ ...order, payments: payments.map((one) => ({ ...first, ...one })) });
  };
  const total = newOrder().totals.grand;

  test.each([
    ['less is reserved than it costs', [{ state: 'AUTHORIZED', authorized: total - 1 }], 'PARTIALLY_PAID'],
    ['more is reserved than it costs', [{ state: 'AUTHORIZED', authorized: total + 1 }], 'AUTHORIZED'],
    [
      'the rest is reserved by a second payment',
      [
        { state: 'AUTHORIZED', authorized: total - 1 },
        { state: 'AUTHORIZED', amount: 1 },
      ],
      'AUTHORIZED',
    ],
    [
      'the rest is asked for',
      [
        { state: 'AUTHORIZED', authorized: total - 1 },
        { state: 'PENDING', amount: 1 },
      ],
      'PENDING',
    ],
    ['less is taken than it costs', [{ state: 'CAPTURED', captured: total - 1 }], 'PARTIALLY_PAID'],
    ['nothing is taken', [{ state: 'CAPTURED', captured: 0 }], 'PARTIALLY_PAID'],
    [
      'a part is taken and the rest reserved',
      [
        { state: 'CAPTURED', captured: total - 1 },
        { state: 'AUTHORIZED', amount: 1 },
      ],
      'AUTHORIZED',
    ],
    [
      'a part is taken and less than the rest reserved',
      [
        { state: 'CAPTURED', captured: total - 2 },
        { state: 'AUTHORIZED', amount: 1 },
      ],
      'PARTIALLY_PAID',
    ],
    [
      'a part is taken and the rest was given free',
      [
        { state: 'CAPTURED', captured: total - 1 },
        { state: 'VOIDED', amount: 1 },
      ],
      'PARTIALLY_PAID',
    ],
    [
      'all is reserved and a further attempt declined',
      [{ state: 'AUTHORIZED' }, { state: 'DECLINED' }],
      'AUTHORIZED',
    ],
    ['all is reserved and more asked for', [{ state: 'AUTHORIZED' }, { state: 'PENDING' }], 'AUTHORIZED'],
    [
      'all is taken, by two payments',
      [
        { state: 'CAPTURED', captured: total - 1 },
        { state: 'CAPTURED', amount: 1 },
      ],
      'PAID',
    ],
    ['some is given back', [{ state: 'CAPTURED', refunded: 1 }], 'PARTIALLY_REFUNDED'],
    ['all is given back', [{ state: 'CAPTURED', refunded: total }], 'REFUNDED'],
  ] as const)('where %s', (_what, payments, status) => {
    expect(paidBy(...payments)).toBe(status);
  });
});

test('an order that an earlier attempt has paid did not fail to be paid', () => {
  const failed = orderAt('payment failed');
  const [declined] = failed.payments;
  if (!declined) throw new Error('An order to pay has a payment');
  expect(deriveStatus({ ...failed, payments: [{ ...declined, state: 'AUTHORIZED' }, declined] })).toBe(
    'PENDING',
  );
});

describe('a line’s status', () => {
  /** A line of five pieces, unless told otherwise. */
  const line = (quantities: Partial<LineQuantities>) => {
    const [first] = newOrder().lines;
    if (!first) throw new Error('An order has lines');
    const none = { ...first.quantities, ordered: 5, reserved: 0 };
    return { ...first, quantities: { ...none, ...quantities } };
  };

  test.each([
    [{ reserved: 5 }, 'RESERVED'],
    [{ reserved: 3, backordered: 2 }, 'BACKORDERED'],
    [{ reserved: 3, packed: 2 }, 'READY'],
    [{ packed: 2, shipped: 3 }, 'SHIPPED'],
    [{ shipped: 2, delivered: 3 }, 'SHIPPED'],
    [{ delivered: 5 }, 'DELIVERED'],
    [{ delivered: 4, cancelled: 1 }, 'DELIVERED'],
    [{ cancelled: 5 }, 'CANCELLED'],
    [{ cancelled: 1, reserved: 4 }, 'RESERVED'],
    [{ ordered: 1, reserved: 1 }, 'RESERVED'],
    [{ ordered: 1, backordered: 1 }, 'BACKORDERED'],
    [{ ordered: 1, packed: 1 }, 'READY'],
    [{ ordered: 1, shipped: 1 }, 'SHIPPED'],
    [{ ordered: 5, shipped: 1, delivered: 2, reserved: 2 }, 'SHIPPED'],
    [{ ordered: 1, delivered: 1 }, 'DELIVERED'],
    [{ ordered: 1, cancelled: 1 }, 'CANCELLED'],
  ] as const)('%j is %s', (quantities, status) => {
    expect(deriveLineStatus(line(quantities))).toBe(status);
  });
});
