import fc from 'fast-check';
import { orderIdOfParcel, orderIdOfWorkflow, orderWorkflowId, parcelId, vendorKey } from './ids';

const ordinal = fc.integer({ min: 1, max: 99 });
const orderId = fc.stringMatching(/^[0-9A-Z]{26}$/);

test('a parcel’s id leads back to its order', () => {
  fc.assert(fc.property(orderId, ordinal, (id, n) => expect(orderIdOfParcel(parcelId(id, n))).toBe(id)));
});

test('an order has one workflow for its whole life', () => {
  expect(orderWorkflowId('01J')).toBe('order/01J');
});

test('a workflow’s id leads back to its order, and one of another kind to none', () => {
  fc.assert(fc.property(orderId, (id) => expect(orderIdOfWorkflow(orderWorkflowId(id))).toBe(id)));
  expect(orderIdOfWorkflow('reconcile/01J')).toBeUndefined();
  expect(orderIdOfWorkflow('reorder/01J')).toBeUndefined();
});

test('only the last number of a parcel’s id is its own', () => {
  expect(orderIdOfParcel('ORDER-7-12')).toBe('ORDER-7');
});

test('every purpose and attempt of an order has a vendor’s key of its own, always the same', () => {
  const call = fc.tuple(orderId, fc.constantFrom('authorize', 'capture', 'void', 'book'), ordinal);
  fc.assert(
    fc.property(call, call, (one, other) => {
      const same = one.join() === other.join();
      expect(vendorKey(...one) === vendorKey(...other)).toBe(same);
    }),
  );
  expect(vendorKey('01J', 'capture', 2)).toBe('01J/capture/2');
});
