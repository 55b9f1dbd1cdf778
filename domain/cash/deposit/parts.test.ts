import { after, newOrder } from '../../testing/orders';
import { cancelled, orderAt } from '../../testing/stages';
import { STANDARD_POLICY, type OrderPolicy } from '../../order/policy';
import { partsOf } from './parts';

const GRAND = newOrder().totals.grand;
const { cash } = STANDARD_POLICY;
const asking: OrderPolicy = {
  ...STANDARD_POLICY,
  ...(cash?.deposit && { cash: { ...cash, deposit: { ...cash.deposit, from: { BDT: 10_000_00 } } } }),
};

test('what is paid now and at the door is told while a deposit is open', () => {
  const due = orderAt('deposit due');
  expect(partsOf(due)).toEqual({ now: 5_067_00, atTheDoor: GRAND - 5_067_00 });
  expect(partsOf(after(due, { type: 'HoldReleased', reason: 'DEPOSIT' }))).toBeUndefined();
  expect(partsOf(after(due, cancelled))).toBeUndefined();
});

test('it is told of a new order whose price asks for one, before the order waits for it, and of no other', () => {
  const placed = newOrder({ method: 'cod', policy: asking });
  expect(partsOf(placed)).toEqual({ now: 5_067_00, atTheDoor: GRAND - 5_067_00 });
  const assessed = after(placed, { type: 'RiskAssessed', score: 0, reasons: [] });
  expect(partsOf(assessed)).toBeUndefined();
  expect(partsOf(newOrder({ policy: asking }))).toBeUndefined();
  expect(partsOf(newOrder({ method: 'cod' }))).toBeUndefined();
});

test('what is left for the door is whole taka', () => {
  const odd = { sku: 'CABLE', quantity: 1, unitPrice: 50_670_49, discount: 0, stocked: true };
  const order = newOrder({ method: 'cod', policy: asking, lines: [odd], shipping: 0 });
  expect(partsOf(order)).toEqual({ now: 5_068_00, atTheDoor: 45_602_00 });
});
