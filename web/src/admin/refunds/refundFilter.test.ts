import { REFUND_METHODS } from '../../../../domain/refunds/refund';
import { REFUND_ORIGINS } from '../../../../api/schema/money/refunds';
import { METHODS, ORIGINS, queryOf, readRefundFilter } from './refundFilter';

test('everything that the list can be narrowed to is offered', () => {
  expect([...METHODS].sort()).toEqual([...REFUND_METHODS].sort());
  expect([...ORIGINS].sort()).toEqual([...REFUND_ORIGINS].sort());
});

test('an address that can’t mean anything narrows nothing', () => {
  expect(readRefundFilter({ show: 'some', origin: 'NOBODY', method: 7 })).toEqual({});
  expect(queryOf({})).toEqual({ status: expect.stringContaining('AWAITING_APPROVAL') });
});

test('all is without a state, and keeps what else it is narrowed to', () => {
  const filter = readRefundFilter({ show: 'all', origin: 'CUSTOMER', method: 'credit' });
  expect(queryOf(filter)).toEqual({ origin: 'CUSTOMER', method: 'credit' });
});
