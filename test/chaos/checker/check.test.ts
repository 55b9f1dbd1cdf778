import type { Hold } from '../../../domain/order/order';
import { later } from '../../../domain/testing/orders';
import type { Evidence, OrderEvidence } from '../evidence/evidence';
import { check } from './check';
import { cash } from './invariants/cash';
import { commands } from './invariants/commands';
import { derivations } from './invariants/derivations';
import { erp } from './invariants/erp';
import { foldedHistories, gaplessHistories } from './invariants/histories';
import { ledger, money } from './invariants/money';
import { notifications } from './invariants/notifications';
import { parcels } from './invariants/parcels';
import { placements } from './invariants/placements';
import { privacy } from './invariants/privacy';
import { rest } from './invariants/rest';
import { books, refunds } from './invariants/refunds';
import { GRAND, REFUNDED, soundEvidence } from './soundEvidence';
import { stock, stockLedger } from './invariants/stock';
import { intentOf, parcelOf, refundOf } from './vendorRecords';
import type { Invariant } from './violation';
import { waiting } from './invariants/waiting';
import { workflows } from './invariants/workflows';

const sound = soundEvidence();

/** The evidence with one order changed. */
function withOrder(id: string, change: (order: OrderEvidence) => Partial<OrderEvidence>): Evidence {
  const orders = sound.orders.map((order) => (order.id === id ? { ...order, ...change(order) } : order));
  return { ...sound, orders };
}

const withVendors = (change: Partial<Evidence['vendors']>): Evidence => ({
  ...sound,
  vendors: { ...sound.vendors, ...change },
});

function withIntents(...intents: Evidence['vendors']['intents']): Evidence {
  const ids = intents.map(({ id }) => id);
  return withVendors({
    intents: [...sound.vendors.intents.filter(({ id }) => !ids.includes(id)), ...intents],
  });
}

const withCommand = (change: Partial<Evidence['commands'][number]>): Evidence => ({
  ...sound,
  commands: sound.commands.map((command) => ({ ...command, ...change })),
});

const HOLD: Hold = {
  ...{ key: 'call-first', reason: 'MANUAL', blocks: ['release'], owner: 'support' },
  ...{ since: later(30), until: later(9_000), default: 'release' },
};
const HOLD_ROW = {
  ...{ key: 'call-first', reason: 'MANUAL', blocks: ['release'], owner: 'support' },
  ...{ since: later(30), until: later(9_000), defaultAction: 'release' },
};

/** Every way to break the evidence, and the invariant that has to notice. */
const BREAKAGES: readonly (readonly [string, Invariant, Evidence])[] = [
  ['something still moves', rest, { ...sound, unrest: ['a workflow task is due'] }],
  ['a webhook was not handed on', rest, { ...sound, unhandledWebhooks: 1 }],
  [
    'an accepted order is not there',
    placements,
    { ...sound, placements: [...sound.placements, { key: 'w', orderIds: ['lost'], email: '', phone: '' }] },
  ],
  [
    'one key was answered with two orders',
    placements,
    {
      ...sound,
      placements: sound.placements.map((one) => ({ ...one, orderIds: ['delivered', 'cancelled'] })),
    },
  ],
  ['nobody asked for an order', placements, { ...sound, placements: sound.placements.slice(1) }],
  ['a wish was fulfilled twice', placements, withOrder('cancelled', () => ({ wish: 'wish-0' }))],
  ['an order does not name its wish', placements, withOrder('cancelled', () => ({ wish: undefined }))],
  ['a command was answered and lost', commands, withCommand({ commandId: 'other', outcomes: ['done'] })],
  ['a command was accepted and lost', commands, withCommand({ commandId: 'other', outcomes: ['accepted'] })],
  ['a command was refused and carried out', commands, withCommand({ outcomes: ['refused'] })],
  ['a command found no parcel and was carried out', commands, withCommand({ outcomes: ['notFound'] })],
  [
    'a command was carried out twice',
    commands,
    withOrder('cancelled', ({ events }) => ({
      events: events.map((event) => ({ ...event, commandId: 'command-cancel' })),
    })),
  ],
  [
    'a command was answered as done and refused',
    commands,
    withOrder('cancelled', ({ events }) => ({
      events: events.map((event) =>
        event.commandId === null ? event : { ...event, type: 'CommandRefused' },
      ),
    })),
  ],
  [
    'an event is missing',
    gaplessHistories,
    withOrder('delivered', ({ events }) => ({ events: events.filter(({ version }) => version !== 5) })),
  ],
  ['there are fewer events than versions', gaplessHistories, withOrder('delivered', () => ({ version: 99 }))],
  [
    'the state holds what no event says',
    foldedHistories,
    withOrder('confirmed', ({ state }) => ({ state: { ...state, revision: 7 } })),
  ],
  [
    'the first event is not a placement',
    foldedHistories,
    withOrder('confirmed', ({ events }) => ({
      events: events.map((event) => (event.version === 1 ? { ...event, type: 'OrderClosed' } : event)),
    })),
  ],
  ['a status is another', derivations, withOrder('confirmed', () => ({ status: 'READY' }))],
  ['a payment status is another', derivations, withOrder('confirmed', () => ({ paymentStatus: 'PAID' }))],
  ['a closed order is shown as open', derivations, withOrder('delivered', () => ({ closedAt: null }))],
  [
    'a line shows other quantities',
    derivations,
    withOrder('confirmed', ({ lines }) => ({ lines: lines.map((line) => ({ ...line, reserved: 1 })) })),
  ],
  ['a payment is not shown', derivations, withOrder('confirmed', () => ({ payments: [] }))],
  [
    'a parcel is shown elsewhere',
    derivations,
    withOrder('delivered', ({ shipments }) => ({
      shipments: shipments.map((shipment) => ({ ...shipment, status: 'BOOKED' })),
    })),
  ],
  ['a hold is shown that does not stand', derivations, withOrder('confirmed', () => ({ holds: [HOLD_ROW] }))],
  [
    'a hold that stands is shown with another end',
    derivations,
    withOrder('confirmed', ({ state }) => ({
      state: { ...state, holds: [HOLD] },
      ...{ holdReason: 'MANUAL', holds: [{ ...HOLD_ROW, until: null, defaultAction: null }] },
    })),
  ],
  [
    'an order waits for nobody',
    waiting,
    withOrder('confirmed', ({ state: { confirmedAt: _never, ...state } }) => ({ state })),
  ],
  [
    'an open order has no workflow',
    workflows,
    withOrder('confirmed', ({ workflow }) => ({ workflow: { ...workflow, runs: ['COMPLETED'] } })),
  ],
  [
    'an open order has two workflows',
    workflows,
    withOrder('confirmed', ({ workflow }) => ({ workflow: { ...workflow, runs: ['RUNNING', 'RUNNING'] } })),
  ],
  [
    'a closed order’s workflow runs on',
    workflows,
    withOrder('delivered', ({ workflow }) => ({ workflow: { ...workflow, runs: ['RUNNING'] } })),
  ],
  [
    'a workflow failed',
    workflows,
    withOrder('delivered', ({ workflow }) => ({ workflow: { ...workflow, runs: ['FAILED'] } })),
  ],
  [
    'a workflow task fails again and again',
    workflows,
    withOrder('confirmed', ({ workflow }) => ({ workflow: { ...workflow, taskAttempts: 3 } })),
  ],
  [
    'a workflow lacks what is recorded',
    workflows,
    withOrder('confirmed', ({ version, workflow }) => ({
      workflow: { ...workflow, knownVersion: version - 1 },
    })),
  ],
  ['an order was never marked as started', workflows, withOrder('confirmed', () => ({ started: false }))],
  ['an order was paid twice', money, withIntents(intentOf('delivered', 'succeeded', GRAND, 'pi_again'))],
  [
    'money is reserved twice',
    money,
    withIntents(intentOf('confirmed', 'requires_capture', GRAND, 'pi_again')),
  ],
  [
    'less was taken than the order is worth',
    money,
    withIntents(intentOf('delivered', 'succeeded', GRAND - 1)),
  ],
  [
    'more is reserved than the order costs',
    money,
    withIntents(intentOf('confirmed', 'requires_capture', GRAND + 1)),
  ],
  ['a delivered order is not paid', money, withIntents(intentOf('delivered', 'requires_capture', GRAND))],
  [
    'a courier asks for cash of an order that is paid',
    cash,
    withVendors({
      consignments: sound.vendors.consignments.map((one) => ({ ...one, amountToCollect: 5 })),
    }),
  ],
  [
    'the books have cash that nobody collected',
    cash,
    withOrder('delivered', ({ state, ledger: entries }) => ({
      state: { ...state, payments: state.payments.map((one) => ({ ...one, method: 'cod' as const })) },
      ledger: [
        ...entries,
        ...[{ version: 9, position: 1, key: 'cash', kind: 'COLLECT', amount: 7 } as const].map((entry) => ({
          ...entry,
          ...({ debit: 'courier:pathao', credit: 'customers' } as const),
        })),
      ],
    })),
  ],
  ['a cancelled order holds money', money, withIntents(intentOf('cancelled', 'requires_capture', GRAND))],
  [
    'a cancelled order could still be paid',
    money,
    withIntents(intentOf('cancelled', 'requires_action', GRAND)),
  ],
  [
    'the ledger never heard what became of a call',
    ledger,
    withOrder('confirmed', ({ transactions }) => ({
      transactions: transactions.map((row) => ({ ...row, status: 'PENDING' })),
    })),
  ],
  [
    'the ledger names a payment that the gateway does not know',
    ledger,
    withOrder('cancelled', ({ transactions }) => ({
      transactions: transactions.map((row) => ({ ...row, providerRef: 'pi_invented' })),
    })),
  ],
  [
    'the ledger has another amount',
    ledger,
    withOrder('delivered', ({ transactions }) => ({
      transactions: transactions.map((row) => ({ ...row, amount: 1 })),
    })),
  ],
  [
    'the ledger has a refund that the gateway doesn’t know',
    ledger,
    withVendors({ refunds: [{ ...refundOf('delivered', REFUNDED), id: 're_other' }] }),
  ],
  ['a refund is not at the gateway', refunds, withVendors({ refunds: [] })],
  [
    'a refund was made twice',
    refunds,
    withVendors({
      refunds: [refundOf('delivered', REFUNDED - 1), { ...refundOf('delivered', 1), id: 're_again' }],
    }),
  ],
  [
    'a refund is left in the middle',
    refunds,
    withOrder('delivered', ({ state }) => ({
      state: {
        ...state,
        refunds: (state.refunds ?? []).map((refund) => ({
          ...refund,
          moves: refund.moves.map((move) => ({ ...move, state: 'DUE' as const })),
        })),
      },
    })),
  ],
  [
    'an entry of the books is missing',
    books,
    withOrder('delivered', ({ ledger: rows }) => ({ ledger: rows.slice(1) })),
  ],
  ['the ledger lacks a capture', ledger, withOrder('delivered', () => ({ transactions: [] }))],
  ['pieces left the shelf twice', stock, { ...sound, stock: [{ sku: 'PHONE', onHand: 96, reserved: 2 }] }],
  ['a reservation was not released', stock, { ...sound, stock: [{ sku: 'PHONE', onHand: 98, reserved: 4 }] }],
  [
    'a count was changed past its ledger',
    stockLedger,
    {
      ...sound,
      stockDifferences: [
        {
          ...{ sku: 'PHONE', warehouse: 'main', onHand: { counted: 97, moved: 98 } },
          reserved: { counted: 2, moved: 2, held: 2 },
        },
      ],
    },
  ],
  ['a product is gone', stock, { ...sound, stock: [] }],
  [
    'a parcel is two consignments',
    parcels,
    withVendors({ consignments: [parcelOf('delivered-1', 'DC1'), parcelOf('delivered-1', 'DC2')] }),
  ],
  ['a booked parcel is unknown to the courier', parcels, withVendors({ consignments: [] })],
  [
    'the courier has a parcel that we never packed',
    parcels,
    withVendors({ consignments: [...sound.vendors.consignments, parcelOf('confirmed-1', 'DC3')] }),
  ],
  [
    'a message is still queued',
    notifications,
    withOrder('confirmed', ({ notifications: rows }) => ({
      notifications: [...rows, { id: 'n', channel: 'email', status: 'QUEUED', attempts: 1 }],
    })),
  ],
  [
    'the courier has delivered what nobody has paid for',
    money,
    {
      ...withIntents(intentOf('delivered', 'requires_capture', GRAND, 'pi_delivered')),
      orders: withOrder('delivered', () => ({ deliveredAt: null })).orders,
    },
  ],
  ['a message never left', notifications, withVendors({ messages: sound.vendors.messages.slice(1) })],
  [
    'a message was sent twice in one attempt',
    notifications,
    withVendors({ messages: [...sound.vendors.messages, ...sound.vendors.messages.slice(0, 1)] }),
  ],
  [
    'the ERP is behind',
    erp,
    withOrder('confirmed', () => ({ erp: { status: 'PENDING', wantedVersion: 3, pushedVersion: 2 } })),
  ],
  ['the ERP was forgotten', erp, withOrder('confirmed', () => ({ erp: null }))],
  ['the ERP does not know an order', erp, withVendors({ erp: sound.vendors.erp.slice(1) })],
  [
    'the ERP has another status',
    erp,
    withVendors({ erp: sound.vendors.erp.map((document) => ({ ...document, status: 'PENDING' })) }),
  ],
  [
    'the ERP has another version than we booked',
    erp,
    withVendors({ erp: sound.vendors.erp.map((document) => ({ ...document, version: 1 })) }),
  ],
  [
    'personal data were found',
    privacy,
    { ...sound, leaks: [{ file: 'temporal.db', text: 'Rahim', context: 'x' }] },
  ],
];

const brokenBy = (evidence: Evidence): string[] =>
  check(evidence).flatMap(({ says, violations }) => (violations.length > 0 ? [says] : []));

test('a run in which all went well breaks nothing', () => {
  expect(check(sound).flatMap(({ violations }) => violations)).toEqual([]);
});

test.each(BREAKAGES)('it is noticed when %s', (_what, { says }, evidence) => {
  expect(brokenBy(evidence)).toContain(says);
});

test('a hold that is shown as it stands is sound', () => {
  const held = withOrder('confirmed', ({ state }) => ({
    state: { ...state, holds: [HOLD] },
    ...{ holdReason: 'MANUAL', holds: [HOLD_ROW] },
  }));
  expect(brokenBy(held)).not.toContain(derivations.says);
});

test('every invariant has something that breaks it', () => {
  const named = new Set(BREAKAGES.map(([, { says }]) => says));
  expect(check(sound).map(({ says }) => says)).toEqual(expect.arrayContaining([...named]));
  expect(named.size).toBe(check(sound).length);
});

test('two reservations may stand while a person has been asked to look', () => {
  const twice = withIntents(intentOf('confirmed', 'requires_capture', GRAND, 'pi_again'));
  const held = twice.orders.map((order) =>
    order.id === 'confirmed' ? { ...order, holdReason: 'PAYMENT' } : order,
  );
  expect(brokenBy({ ...twice, orders: held })).not.toContain(money.says);
});

test('delivered goods may be unpaid while a person has been asked to look, whatever else holds the order', () => {
  const unpaid = withIntents(intentOf('delivered', 'requires_capture', GRAND, 'pi_delivered'));
  const heldFor = (...reasons: readonly Hold['reason'][]): Evidence => ({
    ...unpaid,
    orders: withOrder('delivered', ({ state }) => ({
      state: { ...state, holds: reasons.map((reason) => ({ ...HOLD, key: reason, reason })) },
    })).orders,
  });
  expect(brokenBy(heldFor('COURIER', 'PAYMENT'))).not.toContain(money.says);
  expect(brokenBy(heldFor('COURIER'))).toContain(money.says);
});

test('a message may be sent again by another attempt', () => {
  const messages = [...sound.vendors.messages, ...sound.vendors.messages.slice(0, 1)];
  const again = withOrder('delivered', ({ notifications: rows }) => ({
    notifications: rows.map((row) => ({ ...row, attempts: 2 })),
  }));
  expect(brokenBy({ ...again, vendors: { ...again.vendors, messages } })).toEqual([]);
});
