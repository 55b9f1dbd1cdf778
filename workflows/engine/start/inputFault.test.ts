import { orderWorkflowId } from '../../../domain/order/ids';
import { newOrder } from '../../../domain/testing/orders';
import { inputFault } from './inputFault';

const order = newOrder();
const faultOf = (one: unknown): string | undefined => inputFault(one, orderWorkflowId(order.id));
const input = { orderId: order.id, state: order, story: 3 };

test('what a run is started with passes: by the API, by hand, and from before there were stories', () => {
  const { story: _none, ...first } = input;
  for (const good of [input, first, { orderId: order.id }]) expect(faultOf(good)).toBeUndefined();
});

test.each<[unknown, RegExp]>([
  ['junk', /order takes \{"orderId"/],
  [undefined, /order takes/],
  [null, /order takes/],
  [7, /order takes/],
  [[order.id], /order takes/],
  [{}, /order takes/],
  [{ orderId: 7 }, /order takes/],
  [{ orderId: '' }, /order takes/],
  [{ ...input, story: 'three' }, /story must be a whole number/],
  [{ ...input, state: 'junk' }, /state must be the snapshot of the order/],
  [{ ...input, state: null }, /state must be the snapshot of the order/],
  [{ ...input, state: { ...order, id: 'another' } }, /state must be the snapshot of the order/],
  [{ ...input, state: { ...order, version: undefined } }, /state\.version/],
  [{ ...input, state: { ...order, lines: {} } }, /state\.lines must be a list/],
  [{ ...input, state: { ...order, answered: undefined } }, /state\.answered must be a list/],
  [{ ...input, state: { ...order, policy: null } }, /state\.policy/],
])('%j is refused, with a sentence', (wrong, fault) => {
  expect(faultOf(wrong)).toMatch(fault);
});

test('a workflow under another id than the order’s is refused: an order has one', () => {
  expect(inputFault(input, 'order/another')).toMatch(/has the id order\//);
});
