import type { OrderJson } from '../../../../api/schema/order';
import { paymentsOfMoney } from './currentPayment';
import { paymentCallOf } from './paymentCall';
import { paymentOf } from './testing/payments';

const order = (status: string, allowedActions: readonly string[] = ['cancel']) => ({
  payments: [paymentOf('DECLINED'), paymentOf(status, '2')],
  currentPayment: '2',
  allowedActions: [...allowedActions],
  cancellation: null,
  deposit: null as OrderJson['deposit'],
});

describe('paymentCallOf', () => {
  it('asks to pay whoever may, and nobody else', () => {
    expect(paymentCallOf(order('DECLINED', ['pay', 'cancel']))).toBe('pay');
    expect(paymentCallOf(order('VOIDED', ['pay']))).toBe('pay');
    expect(paymentCallOf(order('DECLINED'))).toBeUndefined();
  });

  it('asks to confirm at the bank, and waits a moment for whoever comes from there', () => {
    expect(paymentCallOf(order('ACTION_REQUIRED'))).toBe('confirm');
    expect(paymentCallOf(order('ACTION_REQUIRED'), true)).toBe('settling');
    expect(paymentCallOf(order('DECLINED', ['pay']), true)).toBe('pay');
  });

  it('asks for a deposit where nothing else is under way, and for nothing who may not pay it', () => {
    const deposit = { amount: 500_00, currency: 'BDT' };
    expect(paymentCallOf({ ...order('DUE', ['switchPayment']), deposit })).toBe('deposit');
    expect(paymentCallOf({ ...order('PENDING', ['switchPayment']), deposit })).toBe('settling');
    expect(paymentCallOf({ ...order('DUE'), deposit })).toBeUndefined();
  });

  it('asks for the one of several that is to be confirmed, whichever was settled first', () => {
    const payments = [paymentOf('ACTION_REQUIRED'), paymentOf('AUTHORIZED', '2')];
    expect(paymentCallOf({ ...order('AUTHORIZED'), payments, currentPayment: '1' })).toBe('confirm');
  });

  it('waits while the gateway is asked', () => {
    for (const status of ['PENDING', 'UNKNOWN']) expect(paymentCallOf(order(status))).toBe('settling');
  });

  it('calls for nothing once it is paid, nor in an order that is cancelled or has nothing to pay', () => {
    for (const status of ['AUTHORIZED', 'CAPTURED', 'VOIDED'])
      expect(paymentCallOf(order(status))).toBeUndefined();
    const cancellation: OrderJson['cancellation'] = {
      reason: 'Late',
      requestedAt: '2026-11-21T10:00:00Z',
      kept: null,
    };
    expect(paymentCallOf({ ...order('PENDING'), cancellation })).toBeUndefined();
    expect(paymentCallOf({ ...order('PENDING'), payments: [] })).toBeUndefined();
  });
});

test('payments of no money are left out', () => {
  const paid = { ...paymentOf('CAPTURED', '2'), amount: { amount: 1, currency: 'BDT' } };
  expect(paymentsOfMoney({ payments: [paymentOf('VOIDED'), paid] })).toEqual([paid]);
});
