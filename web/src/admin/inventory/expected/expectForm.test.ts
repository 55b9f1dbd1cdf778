import type { IncomingJson } from '../../../../../api/schema/stock/incoming';
import { changeOf, deliveryOf, inForm, NEW_DELIVERY } from './expectForm';

const DELIVERY: IncomingJson = {
  ...{
    id: 'inc_1',
    sku: 'CH-1',
    name: 'Charger',
    variant: null,
    warehouse: 'main',
    quantity: 5,
    received: 2,
  },
  ...{ expectedOn: '2026-12-05', overdue: false, reference: 'PO-7', state: 'EXPECTED' },
  createdAt: '2026-11-27T10:00:00Z',
};

describe('a delivery that is noted', () => {
  const typed = { sku: ' CH-1 ', quantity: 5, expectedOn: '2026-12-05', reference: ' ' };

  test('needs a product, pieces and a day', () => {
    expect(deliveryOf(NEW_DELIVERY)).toBeUndefined();
    for (const lack of [{ sku: ' ' }, { quantity: '' }, { quantity: 0 }, { expectedOn: '' }])
      expect(deliveryOf({ ...typed, ...lack })).toBeUndefined();
  });

  test('has a name where one was given', () => {
    const plain = { sku: 'CH-1', quantity: 5, expectedOn: '2026-12-05' };
    expect(deliveryOf(typed)).toEqual(plain);
    expect(deliveryOf({ ...typed, reference: ' PO-7 ' })).toEqual({ ...plain, reference: 'PO-7' });
  });
});

describe('a delivery that is changed', () => {
  test.each([
    ['its pieces', { quantity: 6 }, { quantity: 6 }],
    ['its day', { expectedOn: '2026-12-06' }, { expectedOn: '2026-12-06' }],
    ['its name', { reference: 'PO-8' }, { reference: 'PO-8' }],
    ['no name any more', { reference: ' ' }, { reference: null }],
    ['nothing', {}, undefined],
    ['no day', { expectedOn: '' }, undefined],
  ])('sends %s alone', (_what, typed, change) => {
    expect(changeOf(DELIVERY, { ...inForm(DELIVERY), ...typed })).toEqual(change);
  });
});
