import { mayAskForRefund } from './mayAskForRefund';

const mayAsk = (pieces: readonly number[], allowedActions = ['refund']): boolean =>
  mayAskForRefund({ allowedActions, lines: pieces.map((refundable) => ({ refundable })) });

test('a customer asks for pieces: there have to be some, and the order has to take it', () => {
  expect(mayAsk([0, 1])).toBe(true);
  expect(mayAsk([0, 0])).toBe(false);
  expect(mayAsk([2], ['cancel'])).toBe(false);
});
